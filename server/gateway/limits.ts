/** What the gateway allows. Times in milliseconds. */
export interface GatewayLimits {
  /** From the first byte to identify or resume. */
  readonly identifyWithin: number;
  /** Between two heartbeats; after two of these without one the connection ends. */
  readonly heartbeatInterval: number;
  /** Between two looks at the database, for what no wake-up told: a token that ended, another process on SQLite. */
  readonly lookEvery: number;
}

export const LIMITS: GatewayLimits = {
  identifyWithin: 5_000,
  heartbeatInterval: 30_000,
  lookEvery: 500,
};

export const FRAME_MAX_BYTES = 64 * 1024;
/** In which one text may come. Only the last of them counts against the rate. */
export const FRAGMENTS_MOST = 64;
/** In one process. */
export const CONNECTIONS_PER_ACTOR = 10;
/** Connections that have not identified themselves. Far below what `http/connections.ts` takes; `retryAfter`: seconds. */
export const UNIDENTIFIED = { most: 1_000, ofOneAddress: 100, retryAfter: 5 } as const;
/** Frames of a client: pings too, and pongs, for which nobody asks. */
export const FRAME_RATE = { most: 120, within: 10_000 } as const;
/** Bytes that wait for a client to read them: with more it is dropped. */
export const UNREAD_MAX_BYTES = 1024 * 1024;
/** For a client to answer that the connection ends. */
export const CLOSING_TIME = 1_000;

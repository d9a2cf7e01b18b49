import type { WireIdCert } from './certificate.ts';
import type { Serial, SessionId } from './terms.ts';

/*
 * The gateway: a WebSocket by which a home server tells a session what happened (section 9 of the protocol). Every
 * frame is one JSON text `{n, op, d, s}`: namespace, opcode, payload, and of an event its sequence number. Here is what
 * is said; a dialect's `GatewayFormat` is how.
 */

/** Of the namespace `core`. 8 and 9, the service channel, are spoken by neither side. */
export const OPCODES = {
  heartbeat: 0,
  hello: 1,
  identify: 2,
  newSession: 3,
  certificateInvalidation: 4,
  resume: 5,
  serverCertificateChange: 6,
  heartbeatAck: 7,
  resumed: 10,
  heartbeatRequest: 11,
} as const;

/** Why a server ends a connection, beside 1001 (it shuts down), 1009 (a frame is too long) and 1013 (try again later). */
export const CLOSE_CODES = {
  unknownOpcode: 4001,
  invalidPayload: 4002,
  notAuthenticated: 4003,
  invalidAuthentication: 4004,
  alreadyAuthenticated: 4005,
  rateLimited: 4008,
  timeout: 4009,
  /** The events after `s` are not there: read everything anew, then identify. */
  unresumable: 4010,
} as const;

export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES];

/** What happened, in the words of no dialect. The same happening may be told again under another number. */
export type GatewayEvent =
  /** A session of this actor, perhaps this one, has a new ID-Cert. */
  | { readonly type: 'client-key-change'; readonly sessionId: SessionId; readonly serial: Serial }
  /** The server has a new certificate: to be believed as one that was asked for. */
  | { readonly type: 'server-key-change'; readonly idCert: WireIdCert }
  | LowKeyPackages
  /** A session of this actor began elsewhere. */
  | { readonly type: 'new-session'; readonly idCert: WireIdCert }
  /** A session of this actor was revoked, and with it the ID-Cert of this serial. */
  | { readonly type: 'certificate-invalidation'; readonly sessionId: SessionId; readonly serial: Serial };

/** The stock of KeyPackages of this session went below `LOW_STOCK`, its last-resort one went out, or a rotation voided all. */
export interface LowKeyPackages {
  readonly type: 'low-key-packages';
  readonly sessionId: SessionId;
  readonly remaining: number;
  readonly lastResortHandedOut: boolean;
  /** Of the session's current ID-Cert. */
  readonly serial: Serial;
}

/** What a client says. `s`: the number of the last event that it has dealt with. */
export type ClientMessage =
  | { readonly type: 'identify'; readonly token: string }
  | { readonly type: 'resume'; readonly token: string; readonly s: number }
  | { readonly type: 'heartbeat'; readonly s: number };

/** What a server says. */
export type ServerMessage =
  /** The first word on every connection. Milliseconds. */
  | { readonly type: 'hello'; readonly heartbeatInterval: number }
  /** Identify or resume was good; the events after `s` follow. */
  | { readonly type: 'resumed'; readonly s: number }
  /** Every event up to `s` is forgotten. */
  | { readonly type: 'heartbeat-ack'; readonly s: number }
  /** Send a heartbeat now. */
  | { readonly type: 'heartbeat-request' }
  /** `s` is one more than that of the event before. Null: of a kind that this reader does not know. */
  | { readonly type: 'event'; readonly s: number; readonly event: GatewayEvent | null };

/** How a dialect writes and reads frames. No reader throws. */
export interface GatewayFormat {
  /** Of the WebSocket, below the base address. */
  readonly path: string;
  writeClientMessage(message: ClientMessage): string;
  writeServerMessage(message: ServerMessage): string;
  /** Of parsed JSON; or why the connection ends. */
  readClientMessage(frame: unknown): ClientMessage | CloseCode;
  /** Null for what no server may say. */
  readServerMessage(text: string): ServerMessage | null;
}

import type { GatewayEvent, GatewayFormat } from '../protocol/events.ts';

/** How the line stands by which the home server tells of events, over all tabs of this browser. */
export type Liveness =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  /** `retryAt`: milliseconds since 1970, by this machine. */
  | { readonly state: 'offline'; readonly retryAt: number }
  /** The home server has no such route; all else works without it. */
  | { readonly state: 'not-offered' };

/** A line to one home server. */
export interface LineRequest {
  /** Base URL of its API, no slash at its end. */
  readonly homeServer: string;
  readonly format: GatewayFormat;
  readonly token: string;
  /** The last event that was dealt with, where an earlier line told it: goes on after it. */
  readonly s: number | null;
  readonly signal?: AbortSignal | undefined;
  /** The server has taken the token. */
  readonly onLive: () => void;
  /** A live line is dead, though an event may still be dealt with; not where it was asked to stop. */
  readonly onDead: () => void;
  /** Events of one lane are dealt with one after the other; those of different lanes do not wait for each other. */
  readonly laneOf: (event: GatewayEvent) => string;
  /**
   * Deals with an event; once it resolves the event may be acknowledged, when all before it are. Where it rejects the line
   * ends, and the event is told again, as are those after it.
   */
  readonly onEvent: (event: GatewayEvent) => Promise<void>;
}

/** Why a line ended. `not-dealt-with`: `onEvent` rejected. `refused`: it never began, whatever the reason. */
type EndOfLine = 'refused' | 'lost' | 'token-refused' | 'unresumable' | 'not-dealt-with' | 'stopped';

export interface LineEnd {
  readonly why: EndOfLine;
  /** The last event that was dealt with; null where none is known. */
  readonly s: number | null;
  /** Did the server take the token? */
  readonly wasLive: boolean;
  /** What `onEvent` rejected with. */
  readonly cause?: unknown;
}

export interface Gateway {
  /** Resolves when the line ends, for whatever reason. */
  open(line: LineRequest): Promise<LineEnd>;
  /** Tells all tabs how the line stands; null: this one holds it no more. */
  say(liveness: Liveness | null): void;
  /** Tells all tabs that what the home server lists of the actor's sessions has changed. */
  sessionsChanged(): void;
}

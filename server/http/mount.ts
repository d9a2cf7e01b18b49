import type { IncomingHttpHeaders } from 'node:http';
import type * as z from 'zod/mini';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import type { ProtocolError } from '../../src/protocol/errors.ts';
import type { GatewayFormat } from '../../src/protocol/events.ts';
import type { Fid, SessionId } from '../../src/protocol/terms.ts';
import type { LimitedClass } from '../limits/table.ts';

/** Whom a token belongs to. */
interface Bearer {
  /** SHA-256 of it. It may end while the request runs: who writes looks it up again. */
  readonly tokenHash: Uint8Array;
  readonly sessionRowId: number;
  readonly fid: Fid;
  readonly sessionId: SessionId;
}

/** An actor of this server. */
export interface Caller extends Bearer {
  readonly isForeign: false;
  readonly actorId: number;
}

/** An actor of another server. Its ID-Cert has not been looked at: see `services/foreign-belief.ts`. */
export interface ForeignCaller extends Bearer {
  readonly isForeign: true;
}

export type AnyCaller = Caller | ForeignCaller;

/** Throws `ProtocolError` UNAUTHORIZED, TOKEN_EXPIRED, or SESSION_REVOKED with status 401. */
export type Authenticate = (token: string) => Promise<AnyCaller>;

interface CallerOf {
  readonly public: null;
  readonly session: Caller;
  readonly 'foreign-session': ForeignCaller;
  readonly 'any-session': AnyCaller;
}

/** A request that has passed every check of its endpoint's description. */
export interface Call<E extends Endpoint> {
  /** Path and query parameters, as text; of a query parameter given twice both, with a comma between. */
  readonly params: z.output<E['params']>;
  readonly body: E['body'] extends z.ZodMiniType ? z.output<E['body']> : null;
  readonly headers: IncomingHttpHeaders;
  readonly caller: CallerOf[E['access']];
  /** Where it comes from, as it is counted: IPv6 by its /64. */
  readonly address: string;
}

/** What goes out with the endpoint's status. The body is checked against the reply's schema first. */
export interface Answer<E extends Endpoint> {
  readonly body: E['reply'] extends z.ZodMiniType ? z.input<E['reply']> : undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing that a body's schema found wrong, and where. */
export type BodyIssue = z.core.$ZodIssue;

export interface MountOptions {
  /** What to say of a body that fails its schema, where that is not `INVALID_BODY`. */
  readonly refuseBody?: (issues: readonly BodyIssue[]) => ProtocolError;
  /** In which class it is limited, where that is not `reading` for a GET and `changing` for anything else. */
  readonly limited?: LimitedClass;
  /** Whom it is about, where that is limited too: one name, however it is written. Undefined for what is none. */
  readonly target?: (params: unknown) => string | undefined;
}

/** Puts a handler behind an endpoint, which may share its route with one for other callers. The handler throws `ProtocolError` to refuse. */
export type Mount = <E extends Endpoint>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<Answer<E>>,
  options?: MountOptions,
) => void;

/** A dialect as the server sees it: where it lives, how it refuses, and what it answers. */
export interface ServerDialect {
  /** As discovery lists it. */
  readonly name: string;
  /** Begins every path of it: `/word/`. */
  readonly prefix: `/${string}/`;
  readonly writeRefusal: (error: ProtocolError) => { readonly error: string };
  /** The shape of what `writeRefusal` makes. */
  readonly refusal: z.ZodMiniType;
  /** Its WebSocket, if it has one. */
  readonly gateway?: GatewayFormat;
  readonly mount: (mount: Mount) => void;
}

import type { ZodMiniType } from 'zod/mini';
import type { ErrorCode } from './errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Headers that an endpoint may read, beside those of its token and of its body. */
export type RequestHeader = 'If-Match' | 'Idempotency-Key' | 'X-P2-Sensitive-Solution';

/**
 * Who may call: anyone, or the bearer of a token: of a session of this server's own actors, of one that an actor of
 * another server has here, or of either. Two endpoints may share method and path where the token tells them apart.
 */
export type Access = 'public' | 'session' | 'foreign-session' | 'any-session';

/**
 * One route, described once: the client calls with this constant and the server mounts it.
 * Path parameters are written `{name}`. A `null` body or reply means that there is none on the wire.
 */
export interface Endpoint<
  Params extends ZodMiniType = ZodMiniType,
  Body extends ZodMiniType | null = ZodMiniType | null,
  Reply extends ZodMiniType | null = ZodMiniType | null,
  Who extends Access = Access,
  Errors extends readonly ErrorCode[] = readonly ErrorCode[],
> {
  readonly method: Method;
  readonly path: string;
  readonly access: Who;
  /** Path and query parameters in one object, as text. */
  readonly params: Params;
  readonly body: Body;
  /** The most bytes that a body may have. */
  readonly bodyLimit: number;
  readonly status: 200 | 201 | 204;
  readonly reply: Reply;
  /** Every refusal of its own, beside those that every route shares. */
  readonly errors: Errors;
  /** What it reads of the request's headers; nothing, if it is not given. */
  readonly asks?: readonly RequestHeader[];
  /** Headers of its good answers, beside those of every answer. */
  readonly tells?: readonly 'ETag'[];
}

/** Refusals that any route may give. */
const COMMON_ERRORS = [
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'UNSUPPORTED_MEDIA_TYPE',
  'PAYLOAD_TOO_LARGE',
  'URI_TOO_LONG',
  'HEADERS_TOO_LARGE',
  'MALFORMED_JSON',
  'INVALID_BODY',
  'REQUEST_TIMEOUT',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
] as const satisfies readonly ErrorCode[];

/** Refusals of every route that asks for a token. */
const SESSION_ERRORS = [
  'UNAUTHORIZED',
  'TOKEN_EXPIRED',
  'SESSION_REVOKED',
] as const satisfies readonly ErrorCode[];

/** What asking for a token adds. FORBIDDEN: it is of the other kind. ID_CERT_INVALID: its home server has said so. */
const ACCESS_ERRORS = {
  public: [],
  session: [...SESSION_ERRORS, 'FORBIDDEN'],
  'foreign-session': [...SESSION_ERRORS, 'FORBIDDEN', 'ID_CERT_INVALID'],
  'any-session': [...SESSION_ERRORS, 'ID_CERT_INVALID'],
} as const satisfies Record<Access, readonly ErrorCode[]>;

/** All that an endpoint may refuse with. */
export function refusalsOf({ access, errors }: Endpoint): ReadonlySet<ErrorCode> {
  return new Set([...errors, ...COMMON_ERRORS, ...ACCESS_ERRORS[access]]);
}

/** Keeps the precise types of what it is given. */
export function endpoint<
  Params extends ZodMiniType,
  Body extends ZodMiniType | null,
  Reply extends ZodMiniType | null,
  Who extends Access,
  const Errors extends readonly ErrorCode[],
>(description: Endpoint<Params, Body, Reply, Who, Errors>): Endpoint<Params, Body, Reply, Who, Errors> {
  return description;
}

import type * as z from 'zod/mini';
import { ClavesError } from './claves-error.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer, HttpPort } from './http.ts';

/** Turns a refusal's body into the error it names, or null where the body is not one of the dialect's. */
export type ReadRefusal = (answer: HttpAnswer) => Error | null;

export interface CallOptions<E extends Endpoint> {
  readonly params?: z.input<E['params']>;
  /** The exact JSON text to send, where the endpoint has a body. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ReplyOf<E extends Endpoint> = E['reply'] extends z.ZodMiniType ? z.output<E['reply']> : undefined;

/**
 * Calls an endpoint and checks the answer against its description. Throws what `readRefusal` makes of a refusal,
 * and `ClavesError('ANSWER_MALFORMED')` for an answer that the endpoint does not allow.
 */
export async function call<E extends Endpoint>(
  http: HttpPort,
  endpoint: E,
  readRefusal: ReadRefusal,
  options: CallOptions<E> = {},
): Promise<ReplyOf<E>> {
  const body = options.body ?? null;
  const answer = await http.send({
    method: endpoint.method,
    path: fillPath(endpoint.path, (options.params ?? {}) as Record<string, string | undefined>),
    headers: { ...(body === null ? {} : { 'content-type': 'application/json' }), ...options.headers },
    body,
  });
  if (answer.status !== endpoint.status) throw readRefusal(answer) ?? malformed();
  return readReply(endpoint, answer) as ReplyOf<E>;
}

/** Path parameters go where the path names them, all others into the query. */
function fillPath(path: string, params: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function readReply(endpoint: Endpoint, answer: HttpAnswer): unknown {
  if (endpoint.reply === null) {
    if (answer.body !== '') throw malformed();
    return undefined;
  }
  const parsed = endpoint.reply.safeParse(parseJson(answer.body));
  if (!parsed.success) throw malformed();
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): ClavesError {
  return new ClavesError('ANSWER_MALFORMED', { cause });
}

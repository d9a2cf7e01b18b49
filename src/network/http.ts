import { ClavesError } from '../protocol/claves-error.ts';
import type { HttpAnswer, HttpPort, HttpRequest } from '../protocol/http.ts';

export type Fetch = typeof globalThis.fetch;

/** Hears each answer's `Date` header; `sentAt` and `receivedAt` are this machine's milliseconds. */
export interface DateListener {
  hear(date: string | null, sentAt: number, receivedAt: number): void;
}

export interface HttpConnection {
  readonly fetch: Fetch;
  /** No slash at its end: a request's path follows at once. */
  readonly baseUrl: string;
  readonly token?: string | null;
  readonly clock: DateListener;
  /** The person gave up. */
  readonly signal?: AbortSignal | undefined;
  /** For the whole answer, in milliseconds. */
  readonly timeout?: number;
}

const TIMEOUT = 20_000;

/** Speaks HTTP with one home server. Keeps no cookie and no cache, follows no redirect, names no referrer. */
export function makeHttp(connection: HttpConnection): HttpPort {
  return { send: (request) => send(connection, request) };
}

async function send(connection: HttpConnection, request: HttpRequest): Promise<HttpAnswer> {
  const { signal, timeout = TIMEOUT } = connection;
  if (signal?.aborted) throw new ClavesError('STOPPED');
  const limit = AbortSignal.timeout(timeout);
  try {
    return await exchange(connection, request, signal ? AbortSignal.any([signal, limit]) : limit);
  } catch (cause) {
    throw new ClavesError(signal?.aborted ? 'STOPPED' : 'SERVER_UNREACHABLE', { cause });
  }
}

async function exchange(
  { fetch, baseUrl, token, clock }: HttpConnection,
  { method, path, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const sentAt = Date.now();
  const response = await fetch(baseUrl + path, {
    method,
    headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  });
  clock.hear(response.headers.get('date'), sentAt, Date.now());
  return {
    status: response.status,
    body: await response.text(),
    header: (name) => response.headers.get(name),
  };
}

import { type CallOptions, call, type ReplyOf } from '../call.ts';
import { ClavesError } from '../claves-error.ts';
import type { Endpoint } from '../endpoint.ts';
import type { HttpPort } from '../http.ts';
import { readRefusal } from './refusal.ts';

/** `call` in this dialect. */
export function ask<E extends Endpoint>(
  http: HttpPort,
  endpoint: E,
  options?: CallOptions<E>,
): Promise<ReplyOf<E>> {
  return call(http, endpoint, readRefusal, options);
}

/** For what a schema has let through but the protocol's own grammar has not. Throws `ANSWER_MALFORMED`. */
export function legal<T>(parsed: T | null): T {
  if (parsed === null) throw new ClavesError('ANSWER_MALFORMED');
  return parsed;
}

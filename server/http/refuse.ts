import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import { describeFault, type Log } from '../log.ts';
import type { ServerDialect } from './mount.ts';
import { retryAfter } from './written-refusal.ts';

/** What fastify itself refuses while it reads a body. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_BODY',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** Answers in the dialect's words. What is no refusal is a defect: logged without its message, told as `INTERNAL`. */
export function refuseWith(writeRefusal: ServerDialect['writeRefusal'], log: Log) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = asRefusal(error);
    if (refusal.status >= 500) {
      log({ level: 'error', method: request.method, route: routeOf(request), ...describeFault(error) });
    }
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(refusal.status).headers(retryAfter(refusal)).send(writeRefusal(refusal));
  };
}

/** The route's pattern, never the path itself: a path may hold what a person mistyped into it. */
export function routeOf(request: FastifyRequest): string {
  return request.is404 ? '(none)' : (request.routeOptions.url ?? '(none)');
}

function asRefusal(error: unknown): ProtocolError {
  if (error instanceof ProtocolError) return error;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return new ProtocolError(CODE_OF_STATUS[status] ?? 'INTERNAL');
}

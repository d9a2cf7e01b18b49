import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import type { ServerDialect } from './mount.ts';
import { writtenRefusal } from './written-refusal.ts';

/** Browsers and proxies send about thirty. Node itself would leave out what comes after two thousand, and say nothing. */
const MOST_HEADERS = 100;
/** Given twice they mean one thing to Node and may mean another to a proxy before it. */
const ONLY_ONCE = ['host', 'authorization', 'content-type'];

/** Refuses, whatever path it names, a request of which there is more than one reading. */
export function refuseAmbiguous(app: FastifyInstance, writeRefusal: ServerDialect['writeRefusal']): void {
  app.addHook('onRequest', async (request, reply) => {
    const code = faultOf(request.raw);
    return code === null ? undefined : refuseUnread(reply, new ProtocolError(code), writeRefusal);
  });
}

/** Answers before any route's own hooks, and ends the connection: whatever else was sent on it is not read. */
export function refuseUnread(
  reply: FastifyReply,
  refusal: ProtocolError,
  writeRefusal: ServerDialect['writeRefusal'],
): FastifyReply {
  const { headers, body } = writtenRefusal(refusal, writeRefusal);
  return reply.code(refusal.status).headers(headers).send(body);
}

function faultOf({ rawHeaders, httpVersion }: IncomingMessage): ErrorCode | null {
  // A line without a version is the oldest kind of request, which Node still takes.
  if (httpVersion === '0.9') return 'INVALID_BODY';
  if (rawHeaders.length / 2 > MOST_HEADERS) return 'HEADERS_TOO_LARGE';
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const isRepeated = ONLY_ONCE.some((name) => names.indexOf(name) !== names.lastIndexOf(name));
  // HTTP/1.0 knows no Host.
  const isHostless = httpVersion !== '1.0' && !names.includes('host');
  return isRepeated || isHostless ? 'INVALID_BODY' : null;
}

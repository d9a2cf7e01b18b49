import type { Server } from 'node:http';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { ServerDialect } from './mount.ts';
import { rawRefusal, writtenRefusal } from './written-refusal.ts';

/** CONNECT names no path: what is allowed somewhere. */
const ALLOW = { allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' };

/** Answers, in the dialect's words, the requests that Node would end by itself: CONNECT, and `Expect: <anything else>`. */
export function refuseUnrouted(server: Server, writeRefusal: ServerDialect['writeRefusal']): void {
  server.on('connect', (_request, socket) => {
    // Who connects may leave before the answer.
    socket.on('error', () => socket.destroy());
    socket.end(rawRefusal(new ProtocolError('METHOD_NOT_ALLOWED'), writeRefusal, ALLOW));
  });
  server.on('checkExpectation', (_request, response) => {
    const refusal = new ProtocolError('INVALID_BODY');
    const { headers, body } = writtenRefusal(refusal, writeRefusal);
    response.writeHead(refusal.status, headers).end(body);
  });
}

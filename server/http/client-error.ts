import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import type { ServerDialect } from './mount.ts';
import { rawRefusal } from './written-refusal.ts';

/** What Node's parser says of bytes that never became a request. */
type ParserError = Error & { readonly code: string; readonly bytesParsed: number };

/** The latest answer of each connection. */
const latest = new WeakMap<Socket, ServerResponse>();
/** Connections that end: the parser may complain again of what still comes in. */
const ending = new WeakSet<Socket>();

/**
 * So that `answerClientError` knows what a connection still waits for. Before every other hook: the first one runs at
 * once, and bytes that came along with the request are parsed right after.
 */
export function noteAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    latest.set(request.raw.socket, reply.raw);
  });
}

/** Answers, in the dialect's words, what Node refuses before any route is known, and ends the connection. */
export function answerClientError(writeRefusal: ServerDialect['writeRefusal']) {
  return (error: ParserError, socket: Socket): void => {
    if (ending.has(socket)) return;
    ending.add(socket);
    void answered(socket).then(() => {
      if (socket.writable && error.code !== 'ECONNRESET') socket.write(answerTo(error, writeRefusal));
      socket.destroy();
    });
  };
}

/** A request that came whole before these bytes gets its own answer first: it may have changed something. */
async function answered(socket: Socket): Promise<void> {
  const response = latest.get(socket);
  if (!response || response.writableFinished) return;
  // It fails where the client has gone: nobody hears the rest then either.
  if (response.req.complete || response.headersSent) await finished(response).catch(() => {});
}

function answerTo(error: ParserError, writeRefusal: ServerDialect['writeRefusal']): string {
  return rawRefusal(new ProtocolError(codeOf(error)), writeRefusal);
}

function codeOf(error: ParserError): ErrorCode {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'REQUEST_TIMEOUT';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'PAYLOAD_TOO_LARGE';
    case 'HPE_HEADER_OVERFLOW':
      return isInRequestLine(error) ? 'URI_TOO_LONG' : 'HEADERS_TOO_LARGE';
    default:
      return 'INVALID_BODY';
  }
}

/** Node counts the URL among the headers; where what it has read is not yet a line, it is the URL. */
function isInRequestLine(error: ParserError): boolean {
  const packet =
    'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket : new Uint8Array();
  const read = Buffer.from(packet).toString('latin1', 0, error.bytesParsed);
  return /^[A-Z]+ [^\r\n]*$/.test(read);
}

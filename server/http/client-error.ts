import type { Socket } from 'node:net';
import { type ErrorCode, ProtocolError } from '../../src/protocol/errors.ts';
import type { ServerDialect } from './mount.ts';
import { rawRefusal } from './written-refusal.ts';

/** What Node's parser says of bytes that never became a request. */
type ParserError = Error & { readonly code: string; readonly bytesParsed: number };

/** Answers, in the dialect's words, what Node refuses before any route is known, and ends the connection. */
export function answerClientError(writeRefusal: ServerDialect['writeRefusal']) {
  return (error: ParserError, socket: Socket): void => {
    if (socket.writable && error.code !== 'ECONNRESET') socket.write(answerTo(error, writeRefusal));
    socket.destroy();
  };
}

function answerTo(error: ParserError, writeRefusal: ServerDialect['writeRefusal']): string {
  const code = codeOf(error);
  if (!code) return 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n';
  return rawRefusal(new ProtocolError(code), writeRefusal);
}

/** Null for what is not HTTP at all. */
function codeOf(error: ParserError): ErrorCode | null {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'REQUEST_TIMEOUT';
  if (error.code !== 'HPE_HEADER_OVERFLOW') return null;
  return isInRequestLine(error) ? 'URI_TOO_LONG' : 'HEADERS_TOO_LARGE';
}

/** Node counts the URL among the headers; where what it has read is not yet a line, it is the URL. */
function isInRequestLine(error: ParserError): boolean {
  const packet =
    'rawPacket' in error && error.rawPacket instanceof Uint8Array ? error.rawPacket : new Uint8Array();
  const read = Buffer.from(packet).toString('latin1', 0, error.bytesParsed);
  return /^[A-Z]+ [^\r\n]*$/.test(read);
}

import type { ProtocolError } from '../../src/protocol/errors.ts';
import { API_HEADERS } from './api-headers.ts';
import type { ServerDialect } from './mount.ts';

/** A refusal as it goes out where no route, and so no reply of fastify's, is at hand. The connection ends with it. */
export interface WrittenRefusal {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** The refusal in the dialect's words. */
export function writtenRefusal(
  refusal: ProtocolError,
  writeRefusal: ServerDialect['writeRefusal'],
): WrittenRefusal {
  const body = JSON.stringify(writeRefusal(refusal));
  const headers = {
    ...API_HEADERS,
    date: new Date().toUTCString(),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...retryAfter(refusal),
  };
  return { headers, body };
}

/** Whole seconds, and never too few. */
export function retryAfter({ details }: ProtocolError): { readonly 'retry-after'?: string } {
  return details.retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(details.retryAfter)) };
}

/** The same as bytes for a bare socket, with more headers where need be. */
export function rawRefusal(
  refusal: ProtocolError,
  writeRefusal: ServerDialect['writeRefusal'],
  more: Readonly<Record<string, string>> = {},
): string {
  const { headers, body } = writtenRefusal(refusal, writeRefusal);
  const lines = Object.entries({ ...headers, ...more }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${refusal.code}\r\n${lines.join('')}\r\n${body}`;
}

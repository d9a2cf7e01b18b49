import { once } from 'node:events';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { HttpAnswer, HttpRequest } from '../../src/protocol/http.ts';

/** Bytes of an answer's body. */
const MOST_BYTES = 256 * 1024;

/** There is more to say than we read. */
export class AnswerTooLarge extends ClavesError {
  constructor() {
    super('SERVER_UNREACHABLE');
  }
}

/** Where a connection goes, beyond what the URL says, and when it is given up. */
export type Connecting = Pick<RequestOptions, 'lookup' | 'ca' | 'port'> & { readonly signal: AbortSignal };

/**
 * Sends one request on a connection of its own and reads the answer: JSON without compression, 256 KiB at most, no
 * redirect followed. Throws `ClavesError('SERVER_UNREACHABLE')`, whatever went wrong; as `AnswerTooLarge`
 * where it was that.
 */
export async function exchange(url: URL, asked: HttpRequest, connecting: Connecting): Promise<HttpAnswer> {
  try {
    return await send(url, asked, connecting);
  } catch (cause) {
    if (cause instanceof AnswerTooLarge) throw cause;
    throw new ClavesError('SERVER_UNREACHABLE', { cause });
  }
}

async function send(url: URL, asked: HttpRequest, connecting: Connecting): Promise<HttpAnswer> {
  const { method, body } = asked;
  const headers = { ...asked.headers, accept: 'application/json', 'accept-encoding': 'identity' };
  const open = url.protocol === 'https:' ? requestHttps : requestHttp;
  const request = open(url, { ...connecting, method, headers, agent: false });
  // What breaks after the answer has begun is heard from the answer.
  request.on('error', () => {});
  request.end(body ?? undefined);
  const [response]: IncomingMessage[] = await once(request, 'response', { signal: connecting.signal });
  if (!response) throw new Error('no answer');
  try {
    return { status: response.statusCode ?? 0, body: await readBody(response), header: headerOf(response) };
  } finally {
    request.destroy();
  }
}

async function readBody(response: IncomingMessage): Promise<string> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
  if (!/^application\/json[ \t]*(;|$)/i.test(type)) throw new Error('not JSON');
  if (encoding !== 'identity') throw new Error('compressed');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MOST_BYTES) throw new AnswerTooLarge();
    parts.push(part);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
}

function headerOf({ headers }: IncomingMessage): HttpAnswer['header'] {
  return (name) => {
    const value = headers[name.toLowerCase()];
    return typeof value === 'string' ? value : null;
  };
}

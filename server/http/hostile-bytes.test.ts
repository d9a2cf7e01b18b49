import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listenOn } from '../testing/converse.ts';
import { TOKEN, tinyApp } from '../testing/tiny-app.ts';

/** Bytes that no browser sends: what could be read in two ways is refused, in the API's words, and the connection ends. */

const { app, log } = await tinyApp();
const { converse } = await listenOn(app);
beforeEach(() => log.splice(0));
afterAll(() => app.close());

const HOST = 'Host: localhost';
const BEARER = `Authorization: Bearer ${TOKEN}`;
const JSON_TYPE = 'Content-Type: application/json';
const CLOSE = 'Connection: close';
const CHUNKED = 'Transfer-Encoding: chunked';
const BODY = '{"name":"a"}';
const CHUNK = `c\r\n${BODY}\r\n`;

function get(line: string, ...headers: string[]): Promise<string> {
  return converse([line, ...headers, BEARER, CLOSE, '', ''].join('\r\n'));
}

/** `POST /tiny/own`, which takes `{name}`. */
function post(headers: readonly string[], body: string): Promise<string> {
  const lines = ['POST /tiny/own HTTP/1.1', HOST, BEARER, JSON_TYPE, CLOSE, ...headers];
  return converse(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** One answer, in the shape of the protocol. */
function expectRefusal(answer: string, status: number, code: string): void {
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
  expect(answer.slice(answer.indexOf('\r\n\r\n') + 4)).toBe(`{"errcode":${status},"error":"P2CORE_${code}"}`);
}

describe('a request', () => {
  it.each([
    ['without Host', []],
    ['with two Hosts', [HOST, HOST]],
    ['with two tokens', [HOST, BEARER]],
    ['with NUL in a header', [HOST, 'X: a\0b']],
    ['with a space in a header’s name', [HOST, 'X Y: a']],
    ['with a space before the colon', [HOST, 'X : a']],
    ['with a header of two lines', [HOST, 'X: a\r\n b']],
    ['with a bare line feed', [`${HOST}\nX: a`]],
  ])('%s is refused', async (_what, headers) => {
    expectRefusal(await get('GET /tiny/own HTTP/1.1', ...headers), 400, 'INVALID_BODY');
    expect(log.filter(({ status }) => status === 200)).toEqual([]);
  });

  it.each([
    'GET tiny/own HTTP/1.1',
    'GET /tiny/thing/\xe9 HTTP/1.1',
    'GET /tiny/own HTTP/1.2',
    'GET /tiny/own',
    'PRI * HTTP/2.0',
    '\x00\x01\x02',
  ])('that begins %j is refused', async (line) => {
    expectRefusal(await get(line, HOST), 400, 'INVALID_BODY');
  });

  it.each(['/tiny/own', '/', '/nowhere'])('with over a hundred headers is refused: %s', async (path) => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `X-${index}: a`);
    expectRefusal(await get(`GET ${path} HTTP/1.1`, HOST, ...many(98)), 431, 'HEADERS_TOO_LARGE');
    expectRefusal(await get(`GET ${path} HTTP/1.1`, HOST, ...many(1500)), 431, 'HEADERS_TOO_LARGE');
    expect(await get('GET /tiny/own HTTP/1.1', HOST, ...many(97))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['of HTTP/1.0, which knows no Host', 'GET /tiny/own HTTP/1.0', []],
    ['with the whole address in its line', 'GET http://localhost/tiny/own HTTP/1.1', [HOST]],
    ['that would speak another protocol', 'GET /tiny/own HTTP/1.1', [HOST, 'Upgrade: h2c']],
  ])('%s is answered as any other', async (_what, line, headers) => {
    const answer = await get(line, ...headers);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/\r\n\r\n"alice@localhost"$/);
  });
});

describe('a body whose end is not clear', () => {
  const LENGTH = 'Content-Length: 12';
  it.each([
    ['two lengths', [LENGTH, 'Content-Length: 13'], BODY],
    ['one length twice', [LENGTH, LENGTH], BODY],
    ['a list of lengths', ['Content-Length: 12, 12'], BODY],
    ['a length with a sign', ['Content-Length: +12'], BODY],
    ['a length below nothing', ['Content-Length: -1'], BODY],
    ['a length beyond all numbers', [`Content-Length: ${'9'.repeat(30)}`], BODY],
    ['a length and chunks', [LENGTH, CHUNKED], `${CHUNK}0\r\n\r\n`],
    ['chunks and a length', [CHUNKED, LENGTH], `${CHUNK}0\r\n\r\n`],
    ['chunks twice', [CHUNKED, CHUNKED], `${CHUNK}0\r\n\r\n`],
    ['what is nearly chunks', ['Transfer-Encoding: xchunked'], `${CHUNK}0\r\n\r\n`],
    ['chunks that are not last', ['Transfer-Encoding: chunked, gzip'], `${CHUNK}0\r\n\r\n`],
    ['a chunk whose size is none', [CHUNKED], `zz\r\n${BODY}\r\n0\r\n\r\n`],
    ['a chunk longer than it says', [CHUNKED], `1\r\n${BODY}\r\n0\r\n\r\n`],
  ])('is refused: %s', async (_what, headers, body) => {
    expectRefusal(await post(headers, body), 400, 'INVALID_BODY');
  });

  it('is refused where it is compressed on the way', async () => {
    const answer = await post(['Transfer-Encoding: gzip, chunked'], `${CHUNK}0\r\n\r\n`);
    expectRefusal(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('what follows the chunks of a body', () => {
  it('is not taken for a header', async () => {
    const answer = await post([CHUNKED], `${CHUNK}0\r\nIf-Match: "1"\r\n\r\n`);
    expect(answer).toMatch(/\r\n\r\n"a undefined"$/);
  });

  it('is limited, as what stands beside their sizes', async () => {
    const long = 'y'.repeat(20_000);
    expectRefusal(await post([CHUNKED], `${CHUNK}0\r\nX: ${long}\r\n\r\n`), 431, 'HEADERS_TOO_LARGE');
    expectRefusal(await post([CHUNKED], `c;${long}\r\n${BODY}\r\n0\r\n\r\n`), 413, 'PAYLOAD_TOO_LARGE');
  });
});

describe('requests sent without waiting', () => {
  const own = `GET /tiny/own HTTP/1.1\r\n${HOST}\r\n${BEARER}\r\n\r\n`;

  it('are answered in their order', async () => {
    const last = `GET /tiny/none HTTP/1.1\r\n${HOST}\r\n${CLOSE}\r\n\r\n`;
    const answers = await converse(`${own}${own}${last}`);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404']);
  });

  it('have their answers before what comes after them is refused', async () => {
    const answers = await converse(`${own}\0garbage\r\n\r\n`);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(answers).toContain('"alice@localhost"');
  });

  it('are not read out of the body of one that may have none', async () => {
    const hidden = `GET /tiny/thing/a@b HTTP/1.1\r\n${HOST}\r\n${CLOSE}\r\n\r\n`;
    const outer = `GET /tiny/thing/a@b HTTP/1.1\r\n${HOST}\r\nContent-Length: ${hidden.length}\r\n${CLOSE}\r\n\r\n`;
    const answers = await converse(`${outer}${hidden}`);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  });
});

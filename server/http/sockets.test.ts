import { afterAll, describe, expect, it } from 'vitest';
import { listenOn } from '../testing/converse.ts';
import { TOKEN, tinyApp } from '../testing/tiny-app.ts';

/** What only a real connection shows. */

const { app } = await tinyApp();
const { converse } = await listenOn(app);
afterAll(() => app.close());

function request(line: string, headers: readonly string[] = [], body = ''): Promise<string> {
  const lines = [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers];
  return converse(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

const authorization = `Authorization: Bearer ${TOKEN}`;
const json = 'Content-Type: application/json';

describe('an answer', () => {
  it('to 204 and 201 without a body ends with its headers', async () => {
    const ended = await request('PUT /tiny/end', [authorization]);
    expect(ended).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(ended).toMatch(/\r\n\r\n$/);
    const made = await request('POST /tiny/many', [json, 'Content-Length: 2'], '[]');
    expect(made).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(made).toMatch(/\r\ncontent-length: 0\r\n/);
    expect(made).toMatch(/\r\n\r\n$/);
  });

  it('carries the server’s clock, also when it refuses', async () => {
    for (const answer of [await request('GET /tiny/thing/a@b'), await request('GET /tiny/own')]) {
      const date = /\r\nDate: ([^\r]+)/.exec(answer)?.[1] ?? '';
      expect(Math.abs(Date.parse(date) - Date.now())).toBeLessThan(5000);
    }
  });
});

describe('a wrong method', () => {
  it.each(['HEAD', 'TRACE', 'PROPFIND', 'QUERY', 'MKCOL'])('%s is 405', async (method) => {
    const answer = await request(`${method} /tiny/thing/a@b`);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toMatch(/\r\nallow: GET\r\n/);
  });

  it('CONNECT is 405 in the API’s words, and the connection ends', async () => {
    const answer = await request('CONNECT localhost:443', [authorization]);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toMatch(/\r\nallow: \S/);
    expect(answer).toContain('{"errcode":405,"error":"P2CORE_METHOD_NOT_ALLOWED"}');
  });

  it('that HTTP does not know, and bytes that are not HTTP, are 400', async () => {
    for (const answer of [await request('BREW /tiny/own'), await converse('\x16\x03\x01hello\r\n\r\n')]) {
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toContain('{"errcode":400,"error":"P2CORE_INVALID_BODY"}');
    }
  });

  it('HEAD has no body', async () => {
    expect(await request('HEAD /tiny/own', [authorization])).toMatch(/\r\n\r\n$/);
  });
});

describe('an expectation', () => {
  const post = [authorization, json, 'Content-Length: 12'];

  it('to be told to go on is met', async () => {
    const answer = await request('POST /tiny/own', [...post, 'Expect: 100-continue'], '{"name":"a"}');
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
  });

  it.each([
    ['POST /tiny/own', post],
    ['GET /tiny/thing/a@b', []],
    ['GET /', []],
  ])('of anything else is refused: %s', async (line, headers) => {
    const body = headers.length > 0 ? '{"name":"a"}' : '';
    const answer = await request(line, [...headers, 'Expect: miracles'], body);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('{"errcode":400,"error":"P2CORE_INVALID_BODY"}');
    expect(answer).toMatch(/\r\naccess-control-allow-origin: \*\r\n/);
  });
});

describe('too much', () => {
  it('in the URL is 414, at once or only for the parser', async () => {
    for (const length of [3_000, 20_000]) {
      const answer = await request(`GET /tiny/thing/${'a'.repeat(length)}`);
      expect(answer).toMatch(/^HTTP\/1\.1 414 /);
      expect(answer).toContain('{"errcode":414,"error":"P2CORE_URI_TOO_LONG"}');
    }
  });

  it('in the headers is 431', async () => {
    const answer = await request('GET /tiny/own', [authorization, `X-Long: ${'a'.repeat(20_000)}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('{"errcode":431,"error":"P2CORE_HEADERS_TOO_LARGE"}');
    expect(answer).toMatch(/\r\naccess-control-allow-origin: \*\r\n/);
    expect(answer).toMatch(/\r\ncache-control: no-store\r\n/);
  });

  it('in the body is 413, whether its length was said or not', async () => {
    const said = [authorization, json, 'Content-Length: 2000'];
    expect(await request('POST /tiny/own', said, 'x'.repeat(2000))).toMatch(/^HTTP\/1\.1 413 /);
    const chunked = [authorization, json, 'Transfer-Encoding: chunked'];
    const chunk = `7d0\r\n${'x'.repeat(2000)}\r\n0\r\n\r\n`;
    expect(await request('POST /tiny/own', chunked, chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('a chunked body', () => {
  it('is read where the endpoint has one, and refused where it has none', async () => {
    const headers = [authorization, json, 'Transfer-Encoding: chunked'];
    const chunks = '5\r\n{"nam\r\n7\r\ne":"a"}\r\n0\r\n\r\n';
    expect(await request('POST /tiny/own', headers, chunks)).toMatch(/^HTTP\/1\.1 201 /);
    expect(await request('PUT /tiny/end', headers, chunks)).toContain('P2CORE_INVALID_BODY');
  });

  it('beside a length is not HTTP', async () => {
    const headers = [authorization, json, 'Transfer-Encoding: chunked', 'Content-Length: 3'];
    expect(await request('POST /tiny/own', headers, '0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it('a connection that asks for nothing more is ended after ten seconds', async () => {
  const start = performance.now();
  const answer = await converse(`GET /tiny/own HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\n\r\n`);
  const seconds = (performance.now() - start) / 1000;
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  expect(seconds).toBeGreaterThan(9.5);
  expect(seconds).toBeLessThan(15);
});

describe('too slow', () => {
  it.each([
    ['no byte', ''],
    ['half the headers', 'GET /tiny/own HTTP/1.1\r\nHost: localhost\r\n'],
    [
      'half the body',
      `POST /tiny/own HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\n${json}\r\nContent-Length: 99\r\n\r\n{`,
    ],
  ])('is 408 after ten seconds: %s', { concurrent: true }, async (_what, sent) => {
    const start = performance.now();
    const answer = await converse(sent);
    const seconds = (performance.now() - start) / 1000;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('{"errcode":408,"error":"P2CORE_REQUEST_TIMEOUT"}');
    expect(seconds).toBeGreaterThan(9.5);
    expect(seconds).toBeLessThan(15);
  });
});

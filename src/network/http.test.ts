import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from '../protocol/http.ts';
import { type HttpConnection, makeHttp } from './http.ts';
import { makeServerClock } from './server-clock.ts';

const servers: Server[] = [];

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function connect(baseUrl: string, part: Partial<HttpConnection> = {}) {
  return makeHttp({ fetch, baseUrl, clock: makeServerClock(), ...part });
}

const get: HttpRequest = { method: 'GET', path: '/here?a=b', headers: {}, body: null };

async function textOf(request: IncomingMessage): Promise<string> {
  return (await request.setEncoding('utf8').toArray()).join('');
}

describe('a request', () => {
  test('carries method, path, headers, body and token, and no cookie or referrer', async () => {
    const heard: object[] = [];
    const base = await listen(async (request, response) => {
      heard.push({
        method: request.method,
        url: request.url,
        ...request.headers,
        body: await textOf(request),
      });
      response.writeHead(201, { ETag: '"7"', 'Set-Cookie': 'a=b' }).end('"ö"');
    });
    const http = connect(`${base}/api`, { token: 'secret' });
    const request = { ...get, method: 'POST', headers: { 'content-type': 'application/json' }, body: '"ä"' };
    const answer = await http.send(request);
    await http.send(request);
    expect(answer).toMatchObject({ status: 201, body: '"ö"' });
    expect([answer.header('etag'), answer.header('absent')]).toEqual(['"7"', null]);
    for (const each of heard) {
      expect(each).toMatchObject({
        method: 'POST',
        url: '/api/here?a=b',
        authorization: 'Bearer secret',
        'content-type': 'application/json',
        body: '"ä"',
      });
      expect(each).not.toHaveProperty('cookie');
      expect(each).not.toHaveProperty('referer');
    }
    expect(heard).toHaveLength(2);
  });

  test('asks fetch for no cache, no credentials, no redirects and no referrer', async () => {
    const base = await listen((_request, response) => response.end());
    let asked: RequestInit | undefined;
    const http = connect(base, {
      fetch: (input, init) => {
        asked = init;
        return fetch(input, init);
      },
    });
    await http.send(get);
    expect(asked).toMatchObject({
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      headers: {},
    });
  });

  test('gives back a refusal as it is', async () => {
    const base = await listen((_request, response) =>
      response.writeHead(429, { 'Retry-After': '3' }).end('no'),
    );
    const answer = await connect(base).send(get);
    expect([answer.status, answer.body, answer.header('Retry-After')]).toEqual([429, 'no', '3']);
  });
});

describe('without an answer', () => {
  test('it says that the server cannot be reached', async () => {
    const base = await listen(() => undefined);
    servers[0]?.close();
    await expect(connect(base).send(get)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  });

  test('in time, or with half of one only, likewise', async () => {
    const silent = await listen(() => undefined);
    const half = await listen((_request, response) => void response.writeHead(200).write('{'));
    const torn = await listen((_request, response) => {
      response.writeHead(200, { 'Content-Length': '9' }).write('{');
      setTimeout(() => response.destroy(), 20);
    });
    for (const base of [silent, half, torn]) {
      const sent = connect(base, { timeout: 200 }).send(get);
      await expect(sent).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    }
  });

  test('because it is a redirect, likewise: the token goes nowhere else', async () => {
    let followed = 0;
    const base = await listen((request, response) => {
      if (request.url === '/there') followed += 1;
      response.writeHead(307, { Location: '/there' }).end();
    });
    const sent = connect(base, { token: 'secret' }).send(get);
    await expect(sent).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    expect(followed).toBe(0);
  });

  test('because the person stopped it, it says that', async () => {
    const asked = Promise.withResolvers<void>();
    const base = await listen(() => asked.resolve());
    const controller = new AbortController();
    const sent = expect(connect(base, { signal: controller.signal }).send(get)).rejects.toMatchObject({
      code: 'STOPPED',
    });
    await asked.promise;
    controller.abort();
    await sent;
    await expect(connect(base, { signal: controller.signal }).send(get)).rejects.toMatchObject({
      code: 'STOPPED',
    });
  });
});

describe('the clock', () => {
  test('is this machine\u2019s until a server spoke, then the server\u2019s', async () => {
    const ahead = 3 * 24 * 3600;
    const base = await listen((_request, response) => {
      response.setHeader('Date', new Date(Date.now() + ahead * 1000).toUTCString());
      response.end();
    });
    const clock = makeServerClock();
    expect(clock.skew()).toBeNull();
    expect(Math.abs(clock.now() - Date.now() / 1000)).toBeLessThan(2);
    await connect(base, { clock }).send(get);
    expect(Math.abs((clock.skew() ?? 0) - ahead)).toBeLessThanOrEqual(1);
    expect(Math.abs(clock.now() - Date.now() / 1000 - ahead)).toBeLessThan(2);
  });

  test('takes half of the time that the answer needed off', () => {
    const clock = makeServerClock();
    clock.hear(new Date(100_000).toUTCString(), 80_000, 100_000);
    expect(clock.skew()).toBe(10);
  });

  test.each([null, '', 'yesterday'])('does not listen to %j', (date) => {
    const clock = makeServerClock();
    clock.hear(date, 0, 0);
    expect(clock.skew()).toBeNull();
  });
});

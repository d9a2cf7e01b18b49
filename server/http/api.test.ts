import type { InjectOptions } from 'fastify';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { BEARER, JSON_TYPE, postOwn, TOKEN, tinyApp } from '../testing/tiny-app.ts';

const { app, log, refusalOf } = await tinyApp();
beforeEach(() => log.splice(0));
afterAll(() => app.close());

describe('an answer', () => {
  it('has its status, its JSON, its headers, and may be kept by nobody', async () => {
    const answer = await app.inject({ method: 'GET', url: '/tiny/own', headers: BEARER });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('"alice@localhost"');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      etag: '"7"',
    });
  });

  it('passes the body and the headers of the request to the handler', async () => {
    const answer = await app.inject(postOwn('{"name":"\\u00e9"}', { 'if-match': '"1"' }));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toBe('é "1"');
  });

  it.each([
    ['201', { method: 'POST', url: '/tiny/many', headers: JSON_TYPE, body: '["a"]' }],
    ['204', { method: 'PUT', url: '/tiny/end', headers: BEARER }],
    ['204', { method: 'PUT', url: '/tiny/end', headers: { ...BEARER, ...JSON_TYPE } }],
    ['204', { method: 'PUT', url: '/tiny/end', headers: { ...BEARER, 'content-type': 'text/plain' } }],
  ] as const)('of %s without a body has none', async (status, request) => {
    const answer = await app.inject(request);
    expect(answer.statusCode).toBe(Number(status));
    expect(answer.body).toBe('');
    expect(answer.headers['content-type']).toBeUndefined();
  });

  it('is never one that the endpoint does not describe', async () => {
    const request = {
      method: 'POST',
      url: '/tiny/fail',
      headers: JSON_TYPE,
      body: '{"how":"reply"}',
    } as const;
    expect(await refusalOf(request)).toBe('500 INTERNAL');
  });
});

describe('parameters', () => {
  it('come decoded from the path and the query, and the path wins', async () => {
    const answer = await app.inject({
      method: 'GET',
      url: '/tiny/thing/Alice%40localhost?fid=x&timestamp=12',
    });
    expect(answer.json()).toBe('Alice@localhost at 12');
  });

  it('given twice are neither of the two', async () => {
    const answer = await app.inject({ method: 'GET', url: '/tiny/thing/a@b?timestamp=1&timestamp=2' });
    expect(answer.json()).toBe('a@b at 1,2');
  });

  it.each(['%ff', '%', '%zz', 'a%00@b', '..%2f..%2fetc', '%ff@localhost', '%E2%84%AAarl@localhost', '%40me'])(
    'that are no FID, such as %s, reach the handler, which says so',
    async (fid) => {
      expect(await refusalOf({ method: 'GET', url: `/tiny/thing/${fid}` })).toBe('400 FID_INVALID');
    },
  );

  it('of 300 and of 1,500 characters reach it too', async () => {
    for (const length of [300, 1500]) {
      const url = `/tiny/thing/${'a'.repeat(length)}@localhost`;
      expect(await refusalOf({ method: 'GET', url })).toBe('400 FID_INVALID');
    }
  });
});

describe('an unknown path', () => {
  it.each([
    '/tiny',
    '/tiny/',
    '/tiny/unknown',
    '/tiny/own/',
    '/tiny/OWN',
    '/.well-known/other',
    '/tiny//own',
  ])('%s is 404, with a token and without one', async (url) => {
    expect(await refusalOf({ method: 'GET', url })).toBe('404 NOT_FOUND');
    expect(await refusalOf({ method: 'GET', url, headers: BEARER })).toBe('404 NOT_FOUND');
  });
});

describe('a wrong method', () => {
  it.each(['HEAD', 'DELETE', 'PATCH', 'PUT'] as const)(
    '%s is 405 and told which ones are right',
    async (method) => {
      const answer = await app.inject({ method, url: '/tiny/own', headers: BEARER });
      expect(answer.statusCode).toBe(405);
      expect(answer.headers.allow).toBe('GET, POST');
    },
  );

  it('needs no token where the path has a public method', async () => {
    const request = { method: 'POST', url: '/tiny/thing/a@b' } as const;
    expect(await refusalOf(request)).toBe('405 METHOD_NOT_ALLOWED');
    expect((await app.inject({ method: 'HEAD', url: '/tiny/thing/a@b' })).headers.allow).toBe('GET');
  });
});

describe('a failure', () => {
  const fail = (how: string): InjectOptions => ({
    method: 'POST',
    url: '/tiny/fail?how=hunter2',
    headers: { ...JSON_TYPE, ...BEARER },
    body: JSON.stringify({ how }),
  });

  it.each(['defect', 'not an error'])('that is a %s is 500 and tells nobody anything', async (how) => {
    expect(await refusalOf(fail(how))).toBe('500 INTERNAL');
    expect(log[0]).toMatchObject({ level: 'error', method: 'POST', route: '/tiny/fail' });
    expect(JSON.stringify(log)).not.toContain('hunter2');
    expect(JSON.stringify(log)).not.toContain(TOKEN);
  });

  it('that is expected carries its details, and is no error of the log', async () => {
    const answer = await app.inject(fail('refusal'));
    expect(answer.json()).toEqual({ errcode: 400, error: 'P2CORE_KEYPACKAGE_MALFORMED', index: 3 });
    expect(log).toMatchObject([{ level: 'info' }]);
  });

  it.each([
    ['too often', '429 RATE_LIMITED', '2'],
    ['unavailable', '503 UNAVAILABLE', '5'],
  ])('that passes says when to try again: %s', async (how, refusal, seconds) => {
    expect(await refusalOf(fail(how))).toBe(refusal);
    expect((await app.inject(fail(how))).headers['retry-after']).toBe(seconds);
  });
});

describe('other origins', () => {
  const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  const exposed = { 'access-control-expose-headers': 'Date, ETag, Retry-After, Allow' };

  it.each([
    ['an answer', { method: 'GET', url: '/tiny/thing/a@b' }],
    ['a refusal', { method: 'GET', url: '/tiny/own' }],
    ['a 404', { method: 'GET', url: '/tiny/unknown' }],
    ['a 405', { method: 'PUT', url: '/tiny/thing/a@b' }],
    ['discovery', { method: 'GET', url: '/.well-known/polyproto-core' }],
  ] as const)('may read %s', async (_what, request) => {
    const answer = await app.inject(request);
    expect(answer.headers).toMatchObject({ ...open, ...exposed });
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it('are told by a preflight what they may send, without a token', async () => {
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'POST' };
    const answer = await app.inject({ method: 'OPTIONS', url: '/tiny/own', headers });
    expect(answer.statusCode).toBe(204);
    expect(answer.body).toBe('');
    expect(answer.headers).toMatchObject({
      ...open,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'Authorization, Content-Type, If-Match, Idempotency-Key, X-P2-Sensitive-Solution',
    });
  });
});

describe('beside the dialects', () => {
  it('discovery names the address and the dialects', async () => {
    const answer = await app.inject({ method: 'GET', url: '/.well-known/polyproto-core' });
    expect(answer.json()).toEqual({ api: 'http://localhost:8787', dialects: ['tiny'] });
    expect(await refusalOf({ method: 'POST', url: '/.well-known/polyproto-core' })).toBe(
      '405 METHOD_NOT_ALLOWED',
    );
  });

  it('/healthz says by HEAD too that it is not', async () => {
    const { app: sick } = await tinyApp('/nowhere', { isHealthy: async () => false });
    const answer = await sick.inject({ method: 'HEAD', url: '/healthz' });
    expect([answer.statusCode, answer.body]).toEqual([503, '']);
    await sick.close();
  });

  it('/healthz says ok', async () => {
    const answer = await app.inject({ method: 'GET', url: '/healthz' });
    expect([answer.statusCode, answer.body]).toEqual([200, 'ok']);
  });

  it('each request is one line of the log, by the pattern of its route', async () => {
    await app.inject({ method: 'GET', url: '/tiny/thing/alice@localhost?timestamp=5', headers: BEARER });
    await app.inject({ method: 'GET', url: '/tiny/secret-path' });
    expect(log).toEqual([
      {
        level: 'info',
        method: 'GET',
        route: '/tiny/thing/:fid',
        status: 200,
        milliseconds: expect.any(Number),
      },
      { level: 'info', method: 'GET', route: '(none)', status: 404, milliseconds: expect.any(Number) },
    ]);
  });
});

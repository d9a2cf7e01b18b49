import { afterAll, describe, expect, it } from 'vitest';
import { BEARER, JSON_TYPE, postOwn, TOKEN, tinyApp } from '../testing/tiny-app.ts';

const { app, refusalOf } = await tinyApp();
afterAll(() => app.close());

describe('the token', () => {
  it.each([
    ['none', undefined, 'UNAUTHORIZED'],
    ['another scheme', 'Basic YTpi', 'UNAUTHORIZED'],
    ['an empty one', 'Bearer ', 'UNAUTHORIZED'],
    ['one with a space', `Bearer ${TOKEN} x`, 'UNAUTHORIZED'],
    ['an unknown one', 'Bearer unknown', 'UNAUTHORIZED'],
    ['an expired one', 'Bearer expired', 'TOKEN_EXPIRED'],
    ['one of a revoked session', 'Bearer revoked', 'SESSION_REVOKED'],
  ])('%s is refused with 401', async (_what, authorization, code) => {
    const headers = authorization === undefined ? {} : { authorization };
    expect(await refusalOf({ method: 'GET', url: '/tiny/own', headers })).toBe(`401 ${code}`);
    const answer = await app.inject({ method: 'GET', url: '/tiny/own', headers });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('may name its scheme in any case', async () => {
    const headers = { authorization: `bearer ${TOKEN}` };
    expect((await app.inject({ method: 'GET', url: '/tiny/own', headers })).statusCode).toBe(200);
  });

  it('is not looked at where none is needed', async () => {
    const headers = { authorization: 'Bearer expired' };
    expect((await app.inject({ method: 'GET', url: '/tiny/thing/a@b', headers })).statusCode).toBe(200);
  });
});

describe('the uppermost row wins', () => {
  const bad = '{"name":1,}';
  const long = `/tiny/own?${'a'.repeat(3000)}`;

  it('401 before everything else, also before 405 where every method needs a token', async () => {
    expect(await refusalOf({ method: 'POST', url: long, headers: {}, body: bad })).toBe('401 UNAUTHORIZED');
    expect(await refusalOf({ method: 'DELETE', url: '/tiny/own' })).toBe('401 UNAUTHORIZED');
  });

  it('404 and 405 before 415', async () => {
    const headers = { ...BEARER, 'content-type': 'text/plain' };
    expect(await refusalOf({ method: 'POST', url: '/tiny/unknown', headers, body: 'x' })).toBe(
      '404 NOT_FOUND',
    );
    expect(await refusalOf({ method: 'PUT', url: '/tiny/own', headers, body: 'x' })).toBe(
      '405 METHOD_NOT_ALLOWED',
    );
  });

  it('415 before 414 and 413', async () => {
    const headers = { ...BEARER, 'content-type': 'text/plain' };
    const request = { method: 'POST', url: long, headers, body: 'x'.repeat(2000) } as const;
    expect(await refusalOf(request)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  it('414 and 413 before 400', async () => {
    expect(await refusalOf({ ...postOwn(bad), url: long })).toBe('414 URI_TOO_LONG');
    expect(await refusalOf(postOwn(bad.repeat(200)))).toBe('413 PAYLOAD_TOO_LARGE');
  });

  it('MALFORMED_JSON before INVALID_BODY', async () => {
    expect(await refusalOf(postOwn(bad))).toBe('400 MALFORMED_JSON');
  });
});

describe('the content type', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json\t; charset=UTF-8',
    'application/json ;\tcharset=utf-8',
  ])('%s is read', async (type) => {
    expect((await app.inject(postOwn('{"name":"a"}', { 'content-type': type }))).statusCode).toBe(201);
  });

  it.each([
    'text/plain',
    'application/json; charset=utf-16',
    'application/json; charset="utf-8',
    'application/json; charset=utf-8"',
    'application/jsonx',
    'application/x-www-form-urlencoded',
    'json',
  ])('%s is refused', async (type) => {
    const request = postOwn('{"name":"a"}', { 'content-type': type });
    expect(await refusalOf(request)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  it('is needed', async () => {
    const request = { method: 'POST', url: '/tiny/own', headers: BEARER } as const;
    expect(await refusalOf(request)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['gzip', 'identity', 'br'])('may not come with the encoding %s', async (encoding) => {
    const request = postOwn('{"name":"a"}', { 'content-encoding': encoding });
    expect(await refusalOf(request)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('a body', () => {
  it.each([
    ['a byte order mark', '\ufeff{"name":"a"}'],
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a name twice', '{"name":"a","name":"b"}'],
    ['__proto__', '{"name":"a","__proto__":{}}'],
    ['constructor', '{"name":"a","constructor":{}}'],
    ['depth 13', '['.repeat(13) + ']'.repeat(13)],
    ['nothing', ''],
  ])('with %s is MALFORMED_JSON', async (_what, body) => {
    expect(await refusalOf(postOwn(body))).toBe('400 MALFORMED_JSON');
  });

  it.each([
    ['a wrong type', '{"name":1}'],
    ['a missing member', '{}'],
    ['an unknown member', '{"name":"a","more":1}'],
    ['a lone surrogate', '{"name":"\\ud800"}'],
    ['NUL', '{"name":"\\u0000"}'],
    ['null', 'null'],
  ])('with %s is INVALID_BODY', async (_what, body) => {
    expect(await refusalOf(postOwn(body))).toBe('400 INVALID_BODY');
  });

  it('may be refused in the words of its endpoint', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/tiny/many',
      headers: JSON_TYPE,
      body: '["a",1]',
    });
    expect(answer.json()).toEqual({ errcode: 400, error: 'P2CORE_KEYPACKAGE_MALFORMED', index: 1 });
  });

  it('is refused where the endpoint has none', async () => {
    expect(
      await refusalOf({ method: 'PUT', url: '/tiny/end', headers: { ...BEARER, ...JSON_TYPE }, body: '{}' }),
    ).toBe('400 INVALID_BODY');
    expect(await refusalOf({ method: 'GET', url: '/tiny/own', headers: BEARER, body: 'x' })).toBe(
      '400 INVALID_BODY',
    );
  });
});

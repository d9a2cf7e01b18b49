import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOW } from '../../../src/testing/forge-openpgp.ts';
import { forge } from './testing/forged-key-packages.ts';
import { toJson } from './testing/key-packages.ts';
import { makeWorld, type World } from './testing/world.ts';

/** What an attacker would write by hand, byte for byte, and no generator thinks of. */

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

afterAll(() => world.close());

/** Status and code of the last answer, and that nothing changed. `ALICE` stands for her token. */
async function answerTo(line: string, headers: readonly string[], body = ''): Promise<string> {
  const before = await world.server.snapshot();
  const lines = [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers];
  const said = await converse(`${lines.join('\r\n')}\r\n\r\n${body}`.replaceAll('ALICE', world.tokens.alice));
  expect(await world.server.snapshot()).toBe(before);
  const [status] = said.match(/(?<=HTTP\/1\.1 )\d{3}(?! Continue)/g)?.slice(-1) ?? [];
  const [, error] = /"error":"P2CORE_([A-Z_]+)"/.exec(said) ?? [];
  return error === undefined ? `${status}` : `${status} ${error}`;
}

async function converse(sent: string): Promise<string> {
  const socket = connect(world.port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.write(sent);
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}

const ALICE = 'Authorization: Bearer ALICE';
const JSON_TYPE = 'Content-Type: application/json';
const CHUNKED = 'Transfer-Encoding: chunked';
const MALLORY = '{"username":"mallory","password":"a decent passphrase"}';

function length(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}`;
}

describe('a method in disguise', () => {
  test.each([
    ['X-HTTP-Method-Override: PUT'],
    ['X-Method-Override: PUT'],
    ['X-HTTP-Method: PUT'],
    ['X-Original-Method: PUT'],
  ])('%s', async (header) => {
    expect(await answerTo('GET /p2core/session/revoke', [ALICE, header])).toBe('405 METHOD_NOT_ALLOWED');
  });

  test.each([
    ['GET /p2core/session/revoke?_method=PUT', '405 METHOD_NOT_ALLOWED'],
    ['PUT /p2core/session/revoke/', '404 NOT_FOUND'],
    ['PUT /p2core/session/REVOKE', '405 METHOD_NOT_ALLOWED'],
    ['put /p2core/session/revoke', '400 INVALID_BODY'],
    ['PUT /p2core/session/revoke;x=y', '405 METHOD_NOT_ALLOWED'],
    ['PUT /P2CORE/session/revoke', '405'],
    ['PUT //p2core/session/revoke', '405'],
    ['PUT /p2core\\session\\revoke', '405'],
    ['PUT /x/../p2core/session/revoke', '405'],
    ['PUT /p2core/x/../session/revoke', '404 NOT_FOUND'],
    ['PUT p2core/session/revoke', '400 INVALID_BODY'],
    ['PUT *', '405'],
  ])('%s', async (line, answer) => {
    expect(await answerTo(line, [ALICE])).toBe(answer);
  });
});

describe('oneself by another name', () => {
  test.each([
    ['GET /p2core/key/user/%40me', '400 FID_INVALID'],
    ['GET /p2core/key/user/@ME', '400 FID_INVALID'],
    ['GET /p2core/key/user/@me%20', '400 FID_INVALID'],
    ['GET /p2core/key/user/@me?fid=alice@example.com&timestamp=x', '200'],
    ['GET /p2core/key/user/x?fid=alice@example.com', '400 FID_INVALID'],
    ['GET /p2core/key/user/', '400 FID_INVALID'],
    ['POST /p2core/key/user/%40me', '405 METHOD_NOT_ALLOWED'],
    ['POST /p2core/keypackage/%40me', '405 METHOD_NOT_ALLOWED'],
    ['DELETE /p2core/session/@me', '400 SESSION_ID_INVALID'],
    ['DELETE /p2core/session/trust', '403 SENSITIVE_SOLUTION_INVALID'],
  ])('%s', async (line, answer) => {
    expect(await answerTo(line, [ALICE])).toBe(answer);
  });
});

describe('a body that comes strangely', () => {
  const oneByOne = [...'{"username":"m","password":"x"}'].map((byte) => `1\r\n${byte}\r\n`).join('');
  test.each<[string, readonly string[], string, string]>([
    ['no length at all', [], '', '400 MALFORMED_JSON'],
    ['a length of 0', ['Content-Length: 0'], '', '400 MALFORMED_JSON'],
    ['no chunk', [CHUNKED], '0\r\n\r\n', '400 MALFORMED_JSON'],
    ['a chunk a byte', [CHUNKED], `${oneByOne}0\r\n\r\n`, '400 PASSWORD_INVALID'],
    ['a trailer', [CHUNKED], '2\r\n{}\r\n0\r\nContent-Encoding: gzip\r\n\r\n', '400 INVALID_BODY'],
    ['a chunk extension', [CHUNKED], '2;a="b"\r\n{}\r\n0\r\n\r\n', '400 INVALID_BODY'],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3'], '{}', '400 INVALID_BODY'],
    ['a list of lengths', ['Content-Length: 2, 2'], '{}', '400 INVALID_BODY'],
    ['a length with a sign', ['Content-Length: +2'], '{}', '400 INVALID_BODY'],
    ['a length past every number', [`Content-Length: ${'9'.repeat(30)}`], '{}', '400 INVALID_BODY'],
    ['a length past 2^53', ['Content-Length: 9007199254740993'], '{}', '413 PAYLOAD_TOO_LARGE'],
    ['Expect: 100-continue', ['Expect: 100-continue', length('{}')], '{}', '400 INVALID_BODY'],
    ['Expect: more', ['Expect: more', length(MALLORY)], MALLORY, '400 INVALID_BODY'],
    ['an upgrade', ['Upgrade: h2c', length('{}')], '{}', '400 INVALID_BODY'],
    ['an empty encoding', ['Content-Encoding:', length('{}')], '{}', '400 INVALID_BODY'],
    ['4,000 levels', [length('['.repeat(4000))], '['.repeat(4000), '400 MALFORMED_JSON'],
  ])('%s', async (_what, headers, body, answer) => {
    expect(await answerTo('POST /p2core/identity', [JSON_TYPE, ...headers], body)).toBe(answer);
  });

  test.each([
    'application/json; charset="utf-8',
    'application/json; charset=utf-8"',
    'application/json; boundary=x',
    'application/json;',
    'application/json, application/json',
    'application/json; charset=utf-8; charset=utf-16',
  ])('as %s', async (type) => {
    const headers = [`Content-Type: ${type}`, length(MALLORY)];
    expect(await answerTo('POST /p2core/identity', headers, MALLORY)).toBe('415 UNSUPPORTED_MEDIA_TYPE');
  });

  test.each(['Content-Length: 00', CHUNKED])('where there is none: %s', async (header) => {
    const body = header === CHUNKED ? '0\r\n\r\n' : '';
    expect(await answerTo('PUT /p2core/session/revoke', [ALICE, header], body)).toBe('400 INVALID_BODY');
  });

  test('with a second request in it, which nobody takes for one', async () => {
    const smuggled = `PUT /p2core/session/revoke HTTP/1.1\r\nHost: x\r\n${ALICE}\r\n\r\n`;
    const headers = [JSON_TYPE, length(smuggled)];
    expect(await answerTo('POST /p2core/keypackage/@me', headers, smuggled)).toBe('401 UNAUTHORIZED');
    expect(await answerTo('GET /p2core/key/server?timestamp=x', [length(smuggled)], smuggled)).toBe(
      '400 INVALID_BODY',
    );
  });
});

describe('headers and parameters twice', () => {
  test.each<[string, string, readonly string[], string]>([
    ['tokens', 'GET /p2core/session/@me', ['Authorization: Bearer x', ALICE], '400 INVALID_BODY'],
    ['a folded token', 'GET /p2core/session/@me', ['Authorization: Bearer', ' ALICE'], '400 INVALID_BODY'],
    ['a token in the URL', 'GET /p2core/session/@me?access_token=ALICE&token=ALICE', [], '401 UNAUTHORIZED'],
    ['a token as a cookie', 'GET /p2core/session/@me', ['Cookie: token=ALICE'], '401 UNAUTHORIZED'],
    [
      '480 parameters',
      `GET /p2core/key/server?${'a=1&'.repeat(480)}timestamp=x`,
      [],
      '400 TIMESTAMP_INVALID',
    ],
    ['two times', 'GET /p2core/key/server?timestamp=1&timestamp=2', [], '400 TIMESTAMP_INVALID'],
    [
      'one time, twice',
      `GET /p2core/key/user/alice@example.com?timestamp=${NOW}&timestamp=${NOW}`,
      [],
      '400 TIMESTAMP_INVALID',
    ],
    ['escapes that are no UTF-8', 'GET /p2core/key/server?timestamp=%ff', [], '400 TIMESTAMP_INVALID'],
    ['names of JavaScript', 'GET /p2core/key/server?__proto__=1&timestamp=x', [], '400 TIMESTAMP_INVALID'],
    ['a fragment', 'GET /p2core/key/user/alice@example.com#@example.com', [], '200'],
  ])('%s', async (_what, line, headers, answer) => {
    expect(await answerTo(line, headers)).toBe(answer);
  });
});

test('one bad KeyPackage among a hundred is found in every place', { timeout: 120_000 }, async () => {
  const fresh = await Promise.all(
    Array.from({ length: 99 }, async () => toJson(await forge(world.alice, 'ordinary'))),
  );
  const bad = toJson(await forge(world.alice, 'ordinary', { sign: async () => new Uint8Array(64) }));
  const before = await world.server.snapshot();
  for (let index = 0; index < 100; index += 1) {
    const body = fresh.toSpliced(index, 0, bad);
    const reply = await world.server.ask('POST', '/p2core/keypackage/@me', {
      token: world.tokens.alice,
      body,
    });
    expect([reply.error, reply.index]).toEqual(['KEYPACKAGE_SIGNATURE_INVALID', index]);
  }
  expect(await world.server.snapshot()).toBe(before);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHex } from '../../src/crypto/encoding.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import {
  armored,
  created,
  forgeKey,
  issuer,
  keyBody,
  keyFlags,
  NOW,
  overKey,
  overUserId,
  packet,
  publicKey,
  signature,
  subpacket,
  text,
  USER_ID,
  uint,
  userId,
  usual,
} from '../../src/testing/forge-openpgp.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, postKey, type TestSession, trust } from '../testing/test-session.ts';

/** validation.md, "POST key/user/@me", row by row, through HTTP: the code, and that nothing changed. */

const key = forgeKey(1);
const other = forgeKey(2);
const good = [publicKey(key), userId(), signature(key)];
const signed = (...hashed: Uint8Array[]) => armored(publicKey(key), userId(), signature(key, { hashed }));
const block = armored(...good);

/** A good request, made by a clock that is so many seconds ahead. */
function future(seconds: number, seedByte = 1): string {
  const at = NOW + seconds;
  const late = forgeKey(seedByte, { created: at });
  const hashed = [created(at), keyFlags(3), issuer(late)];
  return armored(publicKey(late), userId(), signature(late, { hashed, over: overUserId(late, USER_ID) }));
}

const ROWS: [ErrorCode, string, string][] = [
  ['KEY_ARMOR_INVALID', 'no armor', ''],
  ['KEY_ARMOR_INVALID', 'text around the armor', `key:\n${block}`],
  ['KEY_ARMOR_INVALID', 'two blocks', block + block],
  ['KEY_ARMOR_INVALID', 'another block type', block.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE')],
  ['KEY_ARMOR_INVALID', 'five headers', block.replace('\n\n', `\n${'Comment: x\n'.repeat(5)}\n`)],
  ['KEY_IS_PRIVATE', 'a secret key', armored(packet(5, key.body, fromHex('00')), userId(), signature(key))],
  ['KEY_MULTIPLE', 'two keys', armored(...good, publicKey(other))],
  ['KEY_ALGORITHM_FORBIDDEN', 'P-256', armored(packet(6, fromHex('040000000013')), userId(), signature(key))],
  [
    'KEY_ALGORITHM_FORBIDDEN',
    'a small-order point',
    armored(packet(6, keyBody(27, NOW, new Uint8Array(32))), userId(), signature(key)),
  ],
  [
    'KEY_USER_ID_MISMATCH',
    'another User ID',
    armored(publicKey(key), userId('bob@example.com'), signature(key)),
  ],
  ['KEY_USER_ID_MISMATCH', 'a user attribute', armored(...good, packet(17, text('x')))],
  ['KEY_SELF_SIGNATURE_INVALID', 'no self-signature', armored(publicKey(key), userId())],
  [
    'KEY_SELF_SIGNATURE_INVALID',
    'SHA-1',
    armored(publicKey(key), userId(), signature(key, { hash: [2, 'sha1'] })),
  ],
  [
    'KEY_SELF_SIGNATURE_INVALID',
    'a critical unknown subpacket',
    signed(...usual(key), subpacket(99, text('x'), true)),
  ],
  ['KEY_USAGE_INVALID', 'a key that may only certify', signed(created(NOW - 60), keyFlags(1), issuer(key))],
  [
    'KEY_PACKET_FORBIDDEN',
    'a third party’s signature',
    armored(...good, signature(other, { over: overUserId(key, USER_ID) })),
  ],
  ['KEY_PACKET_FORBIDDEN', 'a subkey', armored(...good, packet(14, other.body))],
  [
    'KEY_PACKET_FORBIDDEN',
    'nine packets',
    armored(...good, ...Array.from({ length: 6 }, () => signature(key))),
  ],
  ['KEY_EXPIRED', 'a key that has expired', signed(...usual(key), subpacket(9, uint(60, 4)))],
  [
    'KEY_REVOKED',
    'a revoked key',
    armored(publicKey(key), signature(key, { type: 0x20, over: overKey(key) }), userId(), signature(key)),
  ],
  ['KEY_NOT_YET_VALID', 'a key made 301 s ahead', future(301)],
];

let server: TestServer;
let alice: TestSession;

beforeAll(async () => {
  expect(START).toBe(NOW);
  server = await startTestServer();
  alice = await enrol(server, 'alice');
});

afterAll(() => server.close());

test.each(ROWS)('%s: %s', async (error, _, request) => {
  const before = await server.snapshot();
  const rotation = await postKey(server, alice, request);
  expect([rotation.error, rotation.status]).toEqual([error, 400]);
  const enrolment = await trust(server, { username: 'alice', sessionId: 'phone', csr: request });
  expect(enrolment.error).toBe(error);
  expect(await server.snapshot()).toBe(before);
});

test.each([
  ['INVALID_BODY', 400, { key: 'x' }],
  ['INVALID_BODY', 400, `${block}\0`],
  ['INVALID_BODY', 400, '\ud800'],
  ['PAYLOAD_TOO_LARGE', 413, 'x'.repeat(16 * 1024)],
])('%s', async (error, status, body) => {
  const before = await server.snapshot();
  const reply = await server.ask('POST', '/p2core/key/user/@me', { token: alice.token, body });
  expect([reply.error, reply.status]).toEqual([error, status]);
  expect(await server.snapshot()).toBe(before);
});

test('the good one that the rows were made from is certified, with algorithm 27 as well', async () => {
  expect((await postKey(server, alice, block)).status).toBe(201);
  const modern = forgeKey(3, { algorithm: 27 });
  const self = signature(modern, { hashed: usual(modern), over: overUserId(modern, USER_ID) });
  expect((await postKey(server, alice, armored(publicKey(modern), userId(), self))).status).toBe(201);
});

test('a key made 300 s ahead is certified by no earlier second than its own', async () => {
  const { body } = await postKey(server, alice, future(300, 4));
  const view = await certificateFormat.parse(String(body));
  expect([view?.createdAt, view?.issuedAt]).toEqual([NOW + 300, NOW + 300]);
  const current = await server.ask('GET', `/p2core/key/user/${alice.fid}`);
  expect(current.body).toEqual([body]);
});

test('a key is the same key whatever its creation second', async () => {
  const phone = await enrol(server, 'alice', 'phone');
  const sameKey = future(0, 4);
  expect((await postKey(server, phone, sameKey)).error).toBe('KEY_IN_USE');
  expect((await postKey(server, alice, sameKey)).status).toBe(201);
});

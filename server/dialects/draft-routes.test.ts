import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../src/crypto/encoding.ts';
import { unarmorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { readCertificate } from '../../src/crypto/openpgp/read-certificate.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { claim, enrol, makeKey, makeKeyPackages, type TestSession } from '../testing/test-session.ts';

/** The three routes of client-home-server-api.md, to the letter. */

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeAll(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterAll(() => server.close());

test('POST /p2core/key/user/@me takes a public key and answers 201 with the ID-Cert in Base64', async () => {
  const { request } = await makeKey(server, 'bob');
  const reply = await server.ask('POST', '/p2core/key/user/@me', { token: bob.token, body: request });
  expect(reply.status).toBe(201);
  expect(reply.headers['content-type']).toMatch(/^application\/json/);
  const armored = new TextDecoder().decode(fromBase64(String(reply.body)));
  expect(armored).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n/);
  const certificate = readCertificate(unarmorPublicKey(armored));
  expect(certificate?.userId).toBe(bob.fid);
  const serial = certificate?.certifications[0]?.notations.find(({ name }) => name === 'serial@example.com');
  expect(reply.headers['etag']).toBe(`"${serial?.value}"`);

  const again = await server.ask('POST', '/p2core/key/user/@me', { token: bob.token, body: request });
  expect([again.status, again.text, again.headers['etag']]).toEqual([201, reply.text, reply.headers['etag']]);
});

test('POST /p2core/keypackage/@me takes an array and answers 201 without a body', async () => {
  const made = await makeKeyPackages(server, alice, 2);
  const body = made.map(({ keyPackage }) => keyPackageToJson(keyPackage));
  const reply = await server.ask('POST', '/p2core/keypackage/@me', { token: alice.token, body });
  expect([reply.status, reply.text, reply.headers['content-type']]).toEqual([201, '', undefined]);
  const again = await server.ask('POST', '/p2core/keypackage/@me', { token: alice.token, body });
  expect([again.status, again.text]).toEqual([201, '']);
  const claimed = await claim(server, bob, alice.fid);
  expect(claimed.body).toEqual([toBase64(made[0]?.keyPackage ?? new Uint8Array())]);
});

test('PUT /p2core/keypackage_lr takes one KeyPackage and answers 204 without a body', async () => {
  const [made] = await makeKeyPackages(server, alice, 1, { lastResort: true });
  const body = keyPackageToJson(made?.keyPackage ?? new Uint8Array());
  const reply = await server.ask('PUT', '/p2core/keypackage_lr', { token: alice.token, body });
  expect([reply.status, reply.text, reply.headers['content-type']]).toEqual([204, '', undefined]);
  const again = await server.ask('PUT', '/p2core/keypackage_lr', { token: alice.token, body });
  expect([again.status, again.text]).toEqual([204, '']);
});

test.each([
  ['POST', '/p2core/key/user/@me', 'key'],
  ['POST', '/p2core/keypackage/@me', []],
  ['PUT', '/p2core/keypackage_lr', {}],
] as const)('%s %s asks for a token', async (method, path, body) => {
  const reply = await server.ask(method, path, { body });
  expect([reply.status, reply.body]).toEqual([401, { errcode: 401, error: 'P2CORE_UNAUTHORIZED' }]);
  const unknown = await server.ask(method, path, { body, token: 'x'.repeat(43) });
  expect(unknown.error).toBe('UNAUTHORIZED');
});

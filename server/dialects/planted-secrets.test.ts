import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toBase64 } from '../../src/crypto/encoding.ts';
import { armorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { makeCertificateRequest } from '../../src/crypto/openpgp/certificate-request.ts';
import { enrolled } from '../../src/protocol/p2core/schemas.ts';
import { key, packet, seedOf } from '../../src/testing/forge-openpgp.ts';
import { openDatabase } from '../db/open.ts';
import { freePort } from '../testing/free-port.ts';
import { exitCode, type MainProcess, runMain, untilReady } from '../testing/main-process.ts';
import { everythingIn } from '../testing/snapshot.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

/** Secrets that a client sends, rightly or by mistake: they stand in no log line, no answer, and nowhere on the disk. */

const PASSWORD = 'Planted password, 9 words?';
const NEXT_PASSWORD = 'Another planted "password" & more';
const PASSPHRASE = 'A planted passphrase, typed into the wrong field';
const SEED = seedOf(0xd7);

let place: ThrowawayPlace;
let server: MainProcess;
let base: string;
let printed = '';
const sent: string[] = [];
const answered: string[] = [];

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
  const port = await freePort();
  base = `http://localhost:${port}`;
  const { dataDir, databaseUrl } = place;
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  server = runMain({ PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT: 'off', ...database }, dataDir);
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part;
    });
  }
  await untilReady(server);
});

afterEach(async () => {
  server.kill('SIGKILL');
  await place.remove();
});

/** What comes back is kept, and looked through; the token is kept from that where it is meant to come. */
async function ask(
  method: string,
  path: string,
  { body, ...headers }: Record<string, string> = {},
): Promise<string> {
  sent.push(path, body ?? '', ...Object.values(headers));
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, headers: { ...type, ...headers }, ...(body === undefined ? {} : { body }) };
  const reply = await fetch(base + path, init);
  answered.push(JSON.stringify([...reply.headers]));
  return reply.text();
}

async function refused(method: string, path: string, options: Record<string, string> = {}): Promise<void> {
  const text = await ask(method, path, options);
  expect(text).toMatch(/"error":"P2CORE_/);
  answered.push(text);
}

async function enrol(): Promise<string> {
  await ask('POST', '/p2core/identity', {
    body: JSON.stringify({ username: 'alice', password: PASSWORD }),
  });
  const created = Math.floor(Date.now() / 1000) - 60;
  const { armored: csr } = await makeCertificateRequest({ seed: SEED, created }, 'alice@localhost');
  const login = { username: 'alice', password: PASSWORD, session_id: 'browser', csr };
  const reply = await ask('POST', '/p2core/session/trust', { body: JSON.stringify(login) });
  return enrolled.parse(JSON.parse(reply)).token;
}

/** As somebody exports it by mistake: without a passphrase over it. */
function privateKey(): string {
  const armored = armorPublicKey(packet(5, key.body, new Uint8Array(1), SEED, new Uint8Array(2)));
  return armored.replaceAll('PUBLIC', 'PRIVATE');
}

async function makeMistakes(token: string): Promise<void> {
  const authorization = `Bearer ${token}`;
  const encoded = encodeURIComponent(PASSPHRASE);
  const wrongLogin = { username: PASSPHRASE, password: PASSPHRASE, session_id: 'browser', csr: privateKey() };
  await refused('POST', '/p2core/session/trust', { body: JSON.stringify(wrongLogin) });
  await refused('POST', '/p2core/session/trust', { body: `{"password":"${PASSPHRASE}` });
  await refused('POST', '/p2core/identity', {
    body: JSON.stringify({ username: PASSPHRASE, password: PASSWORD }),
  });
  await refused('POST', '/p2core/identity', {
    body: JSON.stringify({ username: 'bob', [PASSWORD]: PASSPHRASE }),
  });
  await refused('POST', '/p2core/key/user/@me', { authorization, body: JSON.stringify(privateKey()) });
  await refused('POST', '/p2core/keypackage/@me', {
    authorization,
    body: JSON.stringify([{ init_key: toBase64(SEED) }]),
  });
  await refused('PUT', '/p2core/keypackage_lr', {
    authorization,
    body: JSON.stringify({ signature: PASSWORD }),
  });
  await refused('GET', `/p2core/key/user/${encoded}`);
  await refused('GET', `/p2core/key/server?timestamp=${token}`);
  await refused('GET', `/p2core/${token}/${encoded}`, { authorization });
  await refused('PATCH', `/p2core/identity?password=${encodeURIComponent(PASSWORD)}`, { authorization });
  await refused('GET', '/p2core/session/@me', { authorization: `Basic ${btoa(`alice:${PASSWORD}`)}` });
  await refused('GET', '/p2core/session/@me', { authorization: `Bearer ${toBase64(SEED)}` });
  await refused('DELETE', '/p2core/identity', { authorization, 'x-p2-sensitive-solution': btoa(PASSPHRASE) });
  await refused('DELETE', '/p2core/session/browser', { authorization, 'x-p2-sensitive-solution': PASSWORD });
  await ask('PUT', '/p2core/password', {
    authorization,
    'x-p2-sensitive-solution': btoa(PASSWORD),
    body: JSON.stringify({ password: NEXT_PASSWORD }),
  });
}

/** Each way in which it might be written down. */
function spellings(secret: Uint8Array): Buffer[] {
  const raw = Buffer.from(secret);
  const inJson = JSON.stringify(raw.toString()).slice(1, -1);
  const texts = [
    raw.toString('hex'),
    raw.toString('base64').replace(/=+$/, ''),
    raw.toString('base64url'),
    inJson,
  ];
  return [raw, ...[...texts, encodeURIComponent(raw.toString())].map((text) => Buffer.from(text))];
}

function foundIn(place: Buffer, secrets: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((each) => place.includes(each)))
    .map(([name]) => name);
}

/** All rows, and the bytes of all files as they lie there. */
async function stored(): Promise<Buffer> {
  const db = await openDatabase(place, 0);
  const rows = await everythingIn(db);
  await db.destroy();
  const names = await readdir(place.dataDir);
  return Buffer.concat([
    rows,
    ...(await Promise.all(names.map((name) => readFile(join(place.dataDir, name))))),
  ]);
}

test('no planted secret stands in a log line, an answer, a header or the database', async () => {
  const token = await enrol();
  await makeMistakes(token);
  server.kill('SIGTERM');
  expect(await exitCode(server)).toBe(0);

  const texts = { token, password: PASSWORD, 'next password': NEXT_PASSWORD, passphrase: PASSPHRASE };
  const bytes = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
  const secrets = {
    ...Object.fromEntries(bytes),
    'private key': SEED,
    'bytes of the token': Buffer.from(token, 'base64url'),
  };
  expect(foundIn(Buffer.from(printed), secrets)).toEqual([]);
  expect(foundIn(Buffer.from(answered.join('\n')), secrets)).toEqual([]);
  expect(foundIn(await stored(), secrets)).toEqual([]);

  // The search finds what is there: all of them were sent, and requests were logged.
  expect(foundIn(Buffer.from(sent.join('\n')), secrets)).toEqual(Object.keys(secrets));
  expect(printed.split('\n').filter((line) => line.includes('"route"')).length).toBeGreaterThan(15);
  expect((await stored()).includes('alice')).toBe(true);
});

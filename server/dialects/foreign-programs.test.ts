import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeServerKey } from '../../src/testing/change-server-key.ts';
import { describeWith, runner, throwawayFolder, throwawayGnupg } from '../../src/testing/foreign-program.ts';
import { USER_ID } from '../../src/testing/forge-openpgp.ts';
import { at, type OpenpgpOptions, openpgpKey } from '../../src/testing/openpgp-keys.ts';
import { keyBoundBySequoia, publicHalf, sequoiaKey } from '../../src/testing/sequoia-keys.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, postKey, rotated, type TestSession } from '../testing/test-session.ts';

/** What other programs make of the certificates that the routes answer with, and the routes of their keys. */

let server: TestServer;
/** Before and after a rotation. */
let sessions: TestSession[];
/** The server's certificates as they travel: at first, and after its key has changed. */
let serverCertificates: string[];

beforeAll(async () => {
  // These programs ask the machine's clock.
  server = await startTestServer(Math.floor(Date.now() / 1000) - 120);
  const first = await enrol(server, 'alice');
  server.clock.now += 60;
  sessions = [first, await rotated(server, first)];
  serverCertificates = await changedServer();
});

afterAll(() => server.close());

async function changedServer(): Promise<string[]> {
  const other = await startTestServer(Math.floor(Date.now() / 1000) - 120);
  const before = await serverCertificate(other);
  other.clock.now += 60;
  await changeServerKey(other.home, other.dataDir, true);
  const certificates = [before, await serverCertificate(other)];
  await other.close();
  return certificates;
}

async function serverCertificate({ ask }: TestServer): Promise<string> {
  return String((await ask('GET', '/p2core/key/server')).body);
}

/** Files of certificates that came as they travel. */
function filesOf(certificates: readonly string[]): string[] {
  const folder = throwawayFolder();
  return certificates.map((wire, index) => {
    const file = join(folder, `${index}.asc`);
    writeFileSync(file, Buffer.from(wire, 'base64'));
    return file;
  });
}

/** A key ring of these, and what GnuPG says of each signature in it: `!` is good. */
function importedBy(gpg: ReturnType<typeof throwawayGnupg>, certificates: readonly string[]) {
  for (const file of filesOf(certificates)) gpg('--import', file);
  const lines = gpg('--with-colons', '--check-sigs').split('\n');
  return lines.filter((line) => line.startsWith('sig:')).map((line) => line.split(':')[1]);
}

async function everyCertificate(): Promise<string[]> {
  return [await serverCertificate(server), ...sessions.map(({ idCert }) => idCert)];
}

/** The ID-Cert of a key that another program made: the route certifies it. */
async function expectCertified(request: string): Promise<string> {
  const reply = await postKey(
    server,
    await enrol(server, 'alice', crypto.randomUUID().slice(0, 32)),
    request,
  );
  expect([reply.status, reply.error]).toEqual([201, undefined]);
  return String(reply.body);
}

async function expectRefused(request: string, error: string): Promise<void> {
  const [alice] = sessions;
  if (!alice) throw new Error('nobody is signed in');
  const before = await server.snapshot();
  const reply = await postKey(server, alice, request);
  expect([reply.status, reply.error]).toEqual([400, error]);
  expect(await server.snapshot()).toBe(before);
}

describeWith('gpg', 'GnuPG', () => {
  test('finds the self-signatures and the server’s certifications good, and shows the notations', async () => {
    const gpg = throwawayGnupg();
    expect(importedBy(gpg, await everyCertificate())).toEqual(['!', '!', '!', '!', '!']);
    const shown = gpg('--list-options', 'show-notations', '--check-sigs', USER_ID);
    expect(shown.match(/Signature notation: session-id@example\.com=browser\n/g)).toHaveLength(2);
    const serials = shown.match(/(?<=Signature notation: serial@example\.com=)\d+(?=\n)/g);
    const { body } = await server.ask('GET', '/p2core/key/user/@me', { token: sessions[0]?.token ?? '' });
    const issued = Array.isArray(body) ? body.map(({ serial }) => serial) : [];
    expect(serials?.sort()).toEqual(issued.sort());
  });

  test('finds the older key’s certification of the server’s next one good', () => {
    expect(importedBy(throwawayGnupg(), serverCertificates)).toEqual(['!', '!', '!']);
  });

  test('gets a key of its own certified, and finds that good', async () => {
    const request = gnupgKey('ed25519');
    const gpg = throwawayGnupg();
    const idCert = await expectCertified(request);
    expect(importedBy(gpg, [await serverCertificate(server), idCert])).toEqual(['!', '!', '!']);
  });

  test('gets no RSA key certified', () => expectRefused(gnupgKey('rsa2048'), 'KEY_ALGORITHM_FORBIDDEN'));

  function gnupgKey(algorithm: string): string {
    const gpg = throwawayGnupg();
    gpg('--quick-gen-key', USER_ID, algorithm, 'sign', '0');
    return gpg('--armor', '--export');
  }
});

describeWith('sq', 'Sequoia', () => {
  const inspect = (file: string): string => runner('sq')('inspect', '--certifications', file);

  test('reads the certification', async () => {
    for (const file of filesOf(sessions.map(({ idCert }) => idCert))) {
      const said = inspect(file);
      expect(said).toContain(`UserID: ${USER_ID}\n`);
      expect(said).toMatch(/Expiration time: .* \(after 60 days\)/);
    }
  });

  test('reads which key vouches for the server’s next one', () => {
    const [before = '', after = ''] = filesOf(serverCertificates).map(inspect);
    const older = /Fingerprint: (\w+)/.exec(before)?.[1];
    expect(after).toContain(`Alleged certifier: ${older}\n`);
    expect(before + after).not.toMatch(/invalid|bad signature/i);
  });

  test('gets a key certified that it has bound to its User ID, and reads that', async () => {
    const idCert = await expectCertified(publicHalf(await keyBoundBySequoia()));
    expect(inspect(filesOf([idCert])[0] ?? '')).toMatch(/Expiration time: .* \(after 60 days\)/);
  });

  test('gets no key certified that it makes by default: its primary key does not sign', () =>
    expectRefused(publicHalf(sequoiaKey('--userid', USER_ID)), 'KEY_USAGE_INVALID'));
});

describe('OpenPGP.js', () => {
  const request = async (options: OpenpgpOptions) =>
    (await openpgpKey({ date: at(server.clock.now - 60), ...options })).publicKey;

  test.each<[string, OpenpgpOptions]>([
    ['22', { type: 'ecc', curve: 'ed25519Legacy' }],
    ['27', { type: 'curve25519' }],
  ])('gets an Ed25519 key of algorithm %s certified', async (_, options) => {
    await expectCertified(await request(options));
  });

  test('gets no key of version 6 certified', async () => {
    const version6 = await request({ type: 'curve25519', config: { v6Keys: true } });
    await expectRefused(version6, 'KEY_ALGORITHM_FORBIDDEN');
  });

  test('gets no key certified with a subkey', async () =>
    expectRefused(await request({ subkeys: [{}] }), 'KEY_PACKET_FORBIDDEN'));
});

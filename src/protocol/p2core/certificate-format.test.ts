import { beforeAll, expect, test } from 'vitest';
import { certify, makeSelfSignedCertificate } from '../../crypto/openpgp/certify.ts';
import { readCertificateRequest } from '../../crypto/openpgp/read-request.ts';
import type { SeededKey } from '../../crypto/openpgp/seeded-key.ts';
import type { CertificateExpectation } from '../certificate.ts';
import { type Fid, parseFid, parseSessionId, type SessionId } from '../terms.ts';
import { certificateFormat } from './certificate-format.ts';
import { toWire } from './wire-certificate.ts';

const DAY = 86_400;
const NOW = 1_790_000_000;
const SERIAL = '9223372036854775807';

const server: SeededKey = { seed: new Uint8Array(32).fill(7), created: NOW - 10 * DAY };
const client: SeededKey = { seed: new Uint8Array(32).fill(9), created: NOW - 60 };
const fid = parseFid('xenia@example.com') as Fid;
const sessionId = parseSessionId('AbC-_123') as SessionId;

interface Change {
  signer?: SeededKey;
  domain?: string;
  notations?: { name: string; value: string }[];
  issuedAt?: number;
  expiresAt?: number;
}

async function issue(change: Change = {}): Promise<string> {
  const domain = change.domain ?? 'example.com';
  const { request } = await certificateFormat.makeRequest(client, fid);
  const { canonical } = await readCertificateRequest(request, { userId: fid, now: NOW, tolerance: 300 });
  const notations = change.notations ?? [
    { name: `session-id@${domain}`, value: sessionId },
    { name: `serial@${domain}`, value: SERIAL },
  ];
  const by = { key: change.signer ?? server, userId: domain };
  const issuedAt = change.issuedAt ?? NOW;
  return toWire(
    await certify(canonical, by, { issuedAt, expiresAt: change.expiresAt ?? issuedAt + 60 * DAY, notations }),
  );
}

let expected: CertificateExpectation;
let serverCertificate: string;

beforeAll(async () => {
  serverCertificate = toWire(await makeSelfSignedCertificate(server, 'example.com', NOW + 365 * DAY));
  const { fingerprint } = await certificateFormat.makeRequest(client, fid);
  expected = { serverCertificate, fid, sessionId, fingerprint, now: NOW };
});

async function failures(idCert: string, change: Partial<CertificateExpectation> = {}): Promise<string[]> {
  const { checks, valid } = await certificateFormat.verify(idCert, { ...expected, ...change });
  const failed = checks.filter(({ passed }) => passed === false).map(({ check }) => check);
  expect(valid).toBe(failed.length === 0);
  return failed;
}

test('an ID-Cert as section 5 describes it is valid, and read without loss', async () => {
  const idCert = await issue();
  expect(await failures(idCert)).toEqual([]);
  expect(await certificateFormat.parse(idCert)).toMatchObject({
    fid,
    sessionId,
    serial: SERIAL,
    fingerprint: expected.fingerprint,
    issuedAt: NOW,
    expiresAt: NOW + 60 * DAY,
    issuer: { domain: 'example.com' },
  });
});

test.each<[string, Change, string[]]>([
  ['by another key', { signer: { seed: new Uint8Array(32).fill(8), created: NOW - DAY } }, ['certification']],
  ['for more than 60 days', { expiresAt: NOW + 60 * DAY + 1 }, ['dates']],
  ['that expired', { issuedAt: NOW - 60 * DAY, expiresAt: NOW }, ['dates']],
  ['that begins in the future', { issuedAt: NOW + 301 }, ['dates']],
  ['of another session', { notations: [note('session-id', 'other'), note('serial', '5')] }, ['session-id']],
  ['without a session ID', { notations: [note('serial', '5')] }, ['structure']],
  [
    'with two serials',
    { notations: [note('session-id', 'AbC-_123'), note('serial', '5'), note('serial', '6')] },
    ['structure'],
  ],
  ['with serial zero', { notations: [note('session-id', 'AbC-_123'), note('serial', '0')] }, ['structure']],
  ["with another domain's notations", { domain: 'example.org' }, ['structure']],
])('an ID-Cert %s is refused for just that', async (_what, change, failed) => {
  expect(await failures(await issue(change))).toEqual(failed);
});

test.each<[string, Partial<CertificateExpectation>, string]>([
  ['another actor', { fid: parseFid('other@example.com') as Fid }, 'fid'],
  ['another key', { fingerprint: '00'.repeat(20) }, 'public-key'],
])('an ID-Cert of %s is refused', async (_what, change, failed) => {
  expect(await failures(await issue(), change)).toEqual([failed]);
});

test('what is no certificate fails its structure, and the rest is not judged', async () => {
  const { valid, checks } = await certificateFormat.verify('AAAA', expected);
  expect(valid).toBe(false);
  expect(checks.map(({ passed }) => passed)).toEqual([false, null, null, null, null, null, null]);
});

test("the server's certificate says its domain; a client's is none", async () => {
  const read = await certificateFormat.readServer(serverCertificate, NOW);
  expect(read).toMatchObject({ domain: 'example.com', expiresAt: NOW + 365 * DAY });
  await expect(certificateFormat.readServer(await issue(), NOW)).rejects.toThrow('SERVER_KEY_INVALID');
  await expect(certificateFormat.readServer(serverCertificate, NOW + 365 * DAY)).rejects.toThrow(
    'SERVER_KEY_INVALID',
  );
});

test('a new server key is believed only with a certification by the pinned one', async () => {
  const next: SeededKey = { seed: new Uint8Array(32).fill(8), created: NOW - DAY };
  const alone = toWire(await makeSelfSignedCertificate(next, 'example.com', NOW + 700 * DAY));
  expect(await certificateFormat.certifiedBy(alone, serverCertificate, NOW)).toBe(false);
});

function note(name: string, value: string): { name: string; value: string } {
  return { name: `${name}@example.com`, value };
}

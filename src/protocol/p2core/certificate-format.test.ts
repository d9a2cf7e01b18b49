import { beforeAll, describe, expect, test } from 'vitest';
import { concatBytes } from '../../crypto/encoding.ts';
import { certify, makeSelfSignedCertificate } from '../../crypto/openpgp/certify.ts';
import { readCertificateRequest } from '../../crypto/openpgp/read-request.ts';
import type { SeededKey } from '../../crypto/openpgp/seeded-key.ts';
import { toWire } from '../../crypto/openpgp/wire.ts';
import {
  created,
  forgeKey,
  issuer,
  keyFlags,
  overUserId,
  publicKey,
  signature,
  subpacket,
  uint,
  userId,
} from '../../testing/forge-openpgp.ts';
import type { CertificateExpectation } from '../certificate.ts';
import { type Fid, parseFid, parseSessionId, type SessionId } from '../terms.ts';
import { certificateFormat } from './certificate-format.ts';

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
  const canonical = await canonicalOf(request);
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

async function canonicalOf(request: string): Promise<Uint8Array> {
  return (await readCertificateRequest(request, { userId: fid, now: NOW, tolerance: 300 })).canonical;
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
  ['that begins in the future', { issuedAt: NOW + 302 }, ['dates']],
  ['older than its key', { issuedAt: client.created - 1 }, ['dates']],
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

test('an ID-Cert dated as far ahead as a server dates it, right after its key changed, is valid', async () => {
  expect(await failures(await issue({ issuedAt: NOW + 301 }))).toEqual([]);
});

test.each<[string, { created?: number; ends?: number }, string[]]>([
  ['ends with it', { ends: NOW + 60 * DAY }, []],
  ['outlives it', { ends: NOW + 60 * DAY - 1 }, ['dates']],
  ['begins with it', { created: NOW }, []],
  // Another second of creation is another key.
  ['is older', { created: NOW + 1 }, ['dates']],
  ['began when it had ended', { ends: NOW - 1 }, ['dates']],
])('beside its issuer’s key, one that %s fails: %o', async (_what, { created, ends }, failed) => {
  const signer = { ...server, created: created ?? server.created };
  const certificate = await makeSelfSignedCertificate(signer, 'example.com', ends ?? NOW + 365 * DAY);
  expect(await failures(await issue({ signer }), { serverCertificate: toWire(certificate) })).toEqual(failed);
});

test.each<[string, [number, string], number, string[]]>([
  ['0x13 and SHA-512', [10, 'sha512'], 0x13, []],
  ['SHA-256', [8, 'sha256'], 0x13, ['certification']],
  ['SHA3-512', [14, 'sha3-512'], 0x13, ['certification']],
  ['type 0x10', [10, 'sha512'], 0x10, ['certification']],
])('a certification with %s', async (_what, hash, type, failed) => {
  const [signer, holder] = [
    forgeKey(7, { created: server.created }),
    forgeKey(9, { created: client.created }),
  ];
  const { request } = await certificateFormat.makeRequest(client, fid);
  const notations = [note('session-id', sessionId), note('serial', SERIAL)].map(humanReadable);
  const hashed = [created(NOW), lifetime(DAY), issuer(signer), ...notations];
  const certification = signature(signer, { type, hash, hashed, over: overUserId(holder, fid) });
  expect(await failures(toWire(concatBytes(await canonicalOf(request), certification)))).toEqual(failed);
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

test.each<[number, boolean]>([
  [365 * DAY - 1, false],
  [365 * DAY, true],
  [3 * 365 * DAY, true],
  [(3 * 365 + 1) * DAY, true],
  [(3 * 365 + 1) * DAY + 1, false],
])('a server certificate for %i seconds is believed: %s', async (seconds, believed) => {
  const wire = toWire(await makeSelfSignedCertificate(server, 'example.com', server.created + seconds));
  const reading = certificateFormat.readServer(wire, NOW);
  if (believed) await expect(reading).resolves.toMatchObject({ domain: 'example.com' });
  else await expect(reading).rejects.toThrow('SERVER_KEY_INVALID');
});

describe('a new server key', () => {
  const PINNED_ENDS = NOW + 365 * DAY;

  /** `next`: when the new key was made. `from`, `until`: of what the pinned key says of it. */
  async function vouchedFor({ next = NOW - DAY, from = NOW - DAY, until = PINNED_ENDS }): Promise<string> {
    const key: SeededKey = { seed: new Uint8Array(32).fill(8), created: next };
    const alone = await makeSelfSignedCertificate(key, 'example.com', next + 700 * DAY);
    const terms = { issuedAt: from, expiresAt: until, notations: [] };
    return toWire(await certify(alone, { key: server, userId: 'example.com' }, terms));
  }

  test('is believed with a certification by the pinned one, and not without', async () => {
    const key: SeededKey = { seed: new Uint8Array(32).fill(8), created: NOW - DAY };
    const alone = toWire(await makeSelfSignedCertificate(key, 'example.com', NOW + 700 * DAY));
    expect(await certificateFormat.certifiedBy(alone, serverCertificate, NOW)).toBe(false);
    expect(await certificateFormat.certifiedBy(await vouchedFor({}), serverCertificate, NOW)).toBe(true);
  });

  test('is believed a second further ahead than anything that the old one signed', async () => {
    const ahead = await vouchedFor({ next: NOW + 301, from: NOW + 301 });
    expect(await certificateFormat.certifiedBy(ahead, serverCertificate, NOW)).toBe(true);
    expect((await certificateFormat.readServer(ahead, NOW)).domain).toBe('example.com');
    const tooFar = await vouchedFor({ next: NOW + 302, from: NOW + 302 });
    await expect(certificateFormat.readServer(tooFar, NOW)).rejects.toThrow('SERVER_KEY_INVALID');
  });

  test.each<[string, Parameters<typeof vouchedFor>[0]]>([
    ['ended', { until: NOW }],
    ['lies ahead', { from: NOW + 302 }],
    ['outlives the pinned key', { until: PINNED_ENDS + 1 }],
    ['is older than the pinned key', { next: server.created - DAY, from: server.created - 1 }],
    ['is older than the new key', { from: NOW - DAY - 1 }],
  ])('is not believed with one that %s', async (_what, terms) => {
    expect(await certificateFormat.certifiedBy(await vouchedFor(terms), serverCertificate, NOW)).toBe(false);
  });

  test('is believed with one without an end for as long as the pinned key', async () => {
    const pinned = forgeKey(7, { created: server.created });
    const next = forgeKey(8, { created: NOW - DAY });
    const over = overUserId(next, 'example.com');
    const self = signature(next, { hashed: [created(NOW - DAY), keyFlags(3), issuer(next)], over });
    const vouching = signature(pinned, { hashed: [created(NOW - DAY), issuer(pinned)], over });
    const wire = toWire(concatBytes(publicKey(next), userId('example.com'), self, vouching));
    expect(await certificateFormat.certifiedBy(wire, serverCertificate, PINNED_ENDS - 1)).toBe(true);
    expect(await certificateFormat.certifiedBy(wire, serverCertificate, PINNED_ENDS)).toBe(false);
  });
});

function lifetime(seconds: number): Uint8Array {
  return subpacket(3, uint(seconds, 4), true);
}

function humanReadable({ name, value }: { name: string; value: string }): Uint8Array {
  const encoder = new TextEncoder();
  const head = concatBytes(uint(0x80000000, 4), uint(name.length, 2), uint(value.length, 2));
  return subpacket(20, concatBytes(head, encoder.encode(name), encoder.encode(value)));
}

function note(name: string, value: string): { name: string; value: string } {
  return { name: `${name}@example.com`, value };
}

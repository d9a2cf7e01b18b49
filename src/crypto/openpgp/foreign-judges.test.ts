import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  describeWith,
  type Run,
  runner,
  throwawayFolder,
  throwawayGnupg,
} from '../../testing/foreign-program.ts';
import { seedOf, USER_ID } from '../../testing/forge-openpgp.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { certify, makeSelfSignedCertificate } from './certify.ts';
import { readCertificate } from './read-certificate.ts';
import { readCertificateRequest } from './read-request.ts';

const NOW = Math.floor(Date.now() / 1000) - 60;
const DAY = 86_400;
const authority = { key: { seed: seedOf(2), created: NOW - DAY }, userId: 'example.com' };
const authorityCertificate = await makeSelfSignedCertificate(
  authority.key,
  authority.userId,
  NOW + 365 * DAY,
);
const authorityFingerprint = readCertificate(authorityCertificate)?.fingerprint.toUpperCase() ?? '';
const TERMS = {
  issuedAt: NOW,
  expiresAt: NOW + 60 * DAY,
  notations: [
    { name: 'session-id@example.com', value: 'aB3_-' },
    { name: 'serial@example.com', value: '9223372036854775807' },
  ],
};

async function certificateOf(userId: string, seed: number, created = NOW): Promise<Uint8Array> {
  const { armored } = await makeCertificateRequest({ seed: seedOf(seed), created }, userId);
  return certify(unarmorPublicKey(armored), authority, TERMS);
}

/** Names of three lengths: armor with no, one and two characters of padding. */
const certificate = await certificateOf(USER_ID, 11);
const certificates = [
  certificate,
  await certificateOf(`${USER_ID}.a`, 12),
  await certificateOf(`${USER_ID}.ab`, 13),
];

/** About one integer in 256 begins with a zero byte, which OpenPGP leaves out. */
async function certificateOfShortIntegers(): Promise<Uint8Array> {
  const usual = await certificateOf(USER_ID, 20);
  for (let age = 1; age < 5000; age += 1) {
    const certificate = await certificateOf(USER_ID, 20, NOW - age);
    if (certificate.length < usual.length) return certificate;
  }
  throw new Error('none found');
}

describeWith('gpg', 'GnuPG', () => {
  /** A key ring that holds these certificates and nothing else. */
  function ringOf(...binaries: Uint8Array[]): Run {
    const gpg = throwawayGnupg();
    const folder = throwawayFolder();
    for (const [index, binary] of binaries.entries()) {
      const file = join(folder, `${index}.asc`);
      writeFileSync(file, armorPublicKey(binary));
      gpg('--import', file);
    }
    return gpg;
  }

  /** The fields of each line of what GnuPG says about the signatures. */
  const checkSignatures = (gpg: Run): string[][] =>
    gpg('--with-colons', '--fixed-list-mode', '--check-sigs')
      .split('\n')
      .map((line) => line.split(':'));

  const verdicts = (gpg: Run): (string | undefined)[] =>
    checkSignatures(gpg)
      .filter(([kind]) => kind === 'sig')
      .map(([, verdict]) => verdict);

  it('finds every signature good', () => {
    const signatures = checkSignatures(ringOf(authorityCertificate, ...certificates)).filter(
      ([kind]) => kind === 'sig',
    );
    expect(signatures).toHaveLength(7);
    expect(signatures.map((fields) => [fields[1], fields[10], fields[15]])).toEqual(
      signatures.map(() => ['!', '13x', '10']),
    );
    const byAuthority = signatures.filter((fields) => fields[12] === authorityFingerprint);
    expect(byAuthority).toHaveLength(4);
    expect(byAuthority.filter((fields) => Number(fields[6]) === TERMS.expiresAt)).toHaveLength(3);
  });

  it('reads the same fingerprints, names and end', () => {
    const lines = checkSignatures(ringOf(authorityCertificate, ...certificates));
    const of = (type: string): (string | undefined)[] =>
      lines.filter(([kind]) => kind === type).map((fields) => fields[9]);
    const expected = [authorityCertificate, ...certificates].map((each) => readCertificate(each));
    expect(of('fpr')).toEqual(expected.map((each) => each?.fingerprint.toUpperCase()));
    expect(of('uid')).toEqual(expected.map((each) => each?.userId));
    expect(lines.find(([kind]) => kind === 'pub')?.[6]).toBe(String(NOW + 365 * DAY));
  });

  it('shows the notations', () => {
    const gpg = ringOf(authorityCertificate, certificate);
    const shown = gpg('--check-sigs', '--list-options', 'show-notations', USER_ID);
    expect(shown).toContain('Signature notation: session-id@example.com=aB3_-\n');
    expect(shown).toContain('Signature notation: serial@example.com=9223372036854775807\n');
  });

  it('finds a certificate good whose signatures have an integer with leading zeros', async () => {
    const gpg = ringOf(authorityCertificate, await certificateOfShortIntegers());
    expect(verdicts(gpg)).toEqual(['!', '!', '!']);
  });

  it('finds the certification of a key good that it has made itself', async () => {
    const theirs = throwawayGnupg();
    theirs('--quick-gen-key', USER_ID, 'ed25519', 'sign', '0');
    const expected = { userId: USER_ID, now: NOW + 60, tolerance: 300 };
    const { canonical, created } = await readCertificateRequest(theirs('--armor', '--export'), expected);
    const certified = await certify(canonical, authority, { ...TERMS, issuedAt: created });
    expect(verdicts(ringOf(authorityCertificate, certified))).toEqual(['!', '!', '!']);
  });

  it('finds a certification bad that was tampered with', () => {
    const tampered = certificate.with(-1, (certificate.at(-1) ?? 0) ^ 1);
    expect(verdicts(ringOf(authorityCertificate, tampered))).toEqual(['!', '!', '-']);
  });
});

describeWith('sq', 'Sequoia', () => {
  const inspect = (binary: Uint8Array): string =>
    runner('sq', {}, armorPublicKey(binary))('inspect', '--certifications');

  it('reads the certification', () => {
    for (const each of certificates) {
      const read = readCertificate(each);
      const said = inspect(each);
      expect(said).toContain(`Fingerprint: ${read?.fingerprint.toUpperCase()}`);
      expect(said).toContain(`UserID: ${read?.userId}\n`);
      expect(said).toContain('Key flags: certification, signing');
      expect(said).toContain(`Alleged certifier: ${authorityFingerprint}`);
      expect(said).toContain('after 60 days');
      expect(said).toContain('Hash algorithm: SHA512');
      expect(said).not.toMatch(/invalid|revoked|expired/i);
    }
  });

  it('reads the end of the authority’s key', () => {
    const said = inspect(authorityCertificate);
    expect(said).toContain('UserID: example.com');
    expect(said).toContain('P366D');
    expect(said).not.toMatch(/invalid|revoked|expired/i);
  });

  it('reads the notations as text that is not critical', () => {
    const said = runner('sq', {}, armorPublicKey(certificate))('packet', 'dump');
    expect(said).toContain('Notation: session-id@example.com (human readable): aB3_-\n');
    expect(said).toContain('Notation: serial@example.com (human readable): 9223372036854775807\n');
  });
});

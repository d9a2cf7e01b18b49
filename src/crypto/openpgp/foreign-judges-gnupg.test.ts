import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWith, type Run, throwawayFolder, throwawayGnupg } from '../../testing/foreign-program.ts';
import { USER_ID } from '../../testing/forge-openpgp.ts';
import {
  AUTHORITY_END,
  authority,
  authorityCertificate,
  certificate,
  certificateOfShortIntegers,
  certificates,
  fingerprintOf,
  NOW,
  requestOf,
  successorCertificate,
  TERMS,
  tamperedWith,
} from '../../testing/judged-certificates.ts';
import { armorPublicKey } from './armor.ts';
import { certify } from './certify.ts';
import { readCertificate } from './read-certificate.ts';
import { readCertificateRequest } from './read-request.ts';

/** What GnuPG makes of our keys and certificates. */

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

/** The fields of each line of what GnuPG says about the signatures (its doc/DETAILS). */
function checkSignatures(gpg: Run, ...options: string[]): string[][] {
  const said = gpg(...options, '--with-colons', '--fixed-list-mode', '--check-sigs');
  return said.split('\n').map((line) => line.split(':'));
}

/** `!` for a good signature, `-` for a bad one. */
function verdicts(gpg: Run): (string | undefined)[] {
  return signatures(gpg).map(([, verdict]) => verdict);
}

function signatures(gpg: Run): string[][] {
  return checkSignatures(gpg).filter(([kind]) => kind === 'sig');
}

/** How sure GnuPG is that this User ID belongs to its key, to one who trusts the home server: `f` is fully. */
function validity(gpg: Run, userId: string, ...options: string[]): string | undefined {
  const trusted = ['--trusted-key', fingerprintOf(authorityCertificate), ...options];
  const lines = checkSignatures(gpg, ...trusted);
  return lines.find(([kind, ...rest]) => kind === 'uid' && rest[8] === userId)?.[1];
}

describeWith('gpg', 'GnuPG', () => {
  it('finds every signature good', () => {
    const all = signatures(ringOf(authorityCertificate, ...certificates));
    expect(all).toHaveLength(7);
    expect(all.map((fields) => [fields[1], fields[10], fields[15]])).toEqual(
      all.map(() => ['!', '13x', '10']),
    );
    const byAuthority = all.filter((fields) => fields[12] === fingerprintOf(authorityCertificate));
    expect(byAuthority).toHaveLength(4);
    expect(byAuthority.filter((fields) => Number(fields[6]) === TERMS.expiresAt)).toHaveLength(3);
  });

  it('reads the same fingerprints, names and end', () => {
    const lines = checkSignatures(ringOf(authorityCertificate, ...certificates));
    const of = (type: string) => lines.filter(([kind]) => kind === type).map((fields) => fields[9]);
    const all = [authorityCertificate, ...certificates];
    expect(of('fpr')).toEqual(all.map(fingerprintOf));
    expect(of('uid')).toEqual(all.map((each) => readCertificate(each)?.userId));
    expect(lines.find(([kind]) => kind === 'pub')?.[6]).toBe(String(AUTHORITY_END));
  });

  it('finds a key good before it is certified: Ed25519, to certify and to sign', async () => {
    const request = await requestOf(USER_ID, 11);
    const gpg = ringOf(request);
    expect(verdicts(gpg)).toEqual(['!']);
    const [key] = checkSignatures(gpg).filter(([kind]) => kind === 'pub');
    expect([key?.[3], key?.[5], key?.[6], key?.[11], key?.[16]]).toEqual([
      '22',
      String(NOW),
      '',
      'scSC',
      'ed25519',
    ]);
  });

  it('believes an ID-Cert of a home server that it trusts, until its end, and no other', async () => {
    const gpg = ringOf(authorityCertificate, certificate, await requestOf('bob@example.com', 12));
    expect(validity(gpg, USER_ID)).toBe('f');
    expect(validity(gpg, 'bob@example.com')).toBe('-');
    const at = (seconds: number) => validity(gpg, USER_ID, '--faked-system-time', `${seconds}!`);
    expect(at(TERMS.expiresAt - 60)).toBe('f');
    expect(at(TERMS.expiresAt + 60)).toBe('-');
  });

  it('believes the home server’s next key, which the older one vouches for', () => {
    const gpg = ringOf(authorityCertificate, successorCertificate);
    expect(verdicts(gpg)).toEqual(['!', '!', '!']);
    const lines = checkSignatures(gpg, '--trusted-key', fingerprintOf(authorityCertificate));
    const keys = lines.filter(([kind]) => kind === 'pub').map((fields) => [fields[1], Number(fields[6])]);
    expect(keys).toEqual([
      ['u', AUTHORITY_END],
      ['f', AUTHORITY_END],
    ]);
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
    const gpg = ringOf(authorityCertificate, tamperedWith(certificate, 1));
    expect(verdicts(gpg)).toEqual(['!', '!', '-']);
    expect(validity(gpg, USER_ID)).toBe('-');
  });
});

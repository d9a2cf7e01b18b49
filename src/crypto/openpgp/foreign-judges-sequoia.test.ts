import { expect, it } from 'vitest';
import { describeWith, runner } from '../../testing/foreign-program.ts';
import { USER_ID } from '../../testing/forge-openpgp.ts';
import {
  authorityCertificate,
  certificate,
  certificateOfShortIntegers,
  certificates,
  fingerprintOf,
  requestOf,
  successorCertificate,
  tamperedWith,
} from '../../testing/judged-certificates.ts';
import { concatBytes } from '../encoding.ts';
import { armorPublicKey } from './armor.ts';
import { readCertificate } from './read-certificate.ts';

/**
 * What Sequoia makes of our keys and certificates. It verifies self-signatures; of a certification by another key its
 * `sq` reads all, and compares two bytes of the digest, but has no command that verifies it.
 */

const AMISS = /invalid|revoked|expired|bad signature/i;

const inspect = (binary: Uint8Array): string =>
  runner('sq', {}, armorPublicKey(binary))('inspect', '--certifications');

describeWith('sq', 'Sequoia', () => {
  it('reads the certification', async () => {
    for (const each of [...certificates, await certificateOfShortIntegers()]) {
      const said = inspect(each);
      expect(said).toContain(`Fingerprint: ${fingerprintOf(each)}`);
      expect(said).toContain(`UserID: ${readCertificate(each)?.userId}\n`);
      expect(said).toContain('Key flags: certification, signing');
      expect(said).toContain(`Alleged certifier: ${fingerprintOf(authorityCertificate)}`);
      expect(said).toContain('after 60 days');
      expect(said).toContain('Hash algorithm: SHA512');
      expect(said).not.toMatch(AMISS);
    }
  });

  it('finds a key good before it is certified', async () => {
    const said = inspect(await requestOf(USER_ID, 11));
    expect(said).toContain(`UserID: ${USER_ID}\n`);
    expect(said).toContain('Key flags: certification, signing');
    expect(said).not.toContain('certifier');
    expect(said).not.toMatch(AMISS);
  });

  it('reads the end of the authority’s key', () => {
    const said = inspect(authorityCertificate);
    expect(said).toContain('UserID: example.com');
    expect(said).toContain('P366D');
    expect(said).not.toMatch(AMISS);
  });

  it('reads in the certificate of the authority’s next key who vouches for it', () => {
    const said = inspect(successorCertificate);
    expect(said).toContain(`Fingerprint: ${fingerprintOf(successorCertificate)}`);
    expect(said).toContain('UserID: example.com');
    expect(said).toContain(`Alleged certifier: ${fingerprintOf(authorityCertificate)}`);
    expect(said).not.toMatch(AMISS);
  });

  it('reads the notations as text that is not critical', () => {
    const said = runner('sq', {}, armorPublicKey(certificate))('packet', 'dump');
    expect(said).toContain('Notation: session-id@example.com (human readable): aB3_-\n');
    expect(said).toContain('Notation: serial@example.com (human readable): 9223372036854775807\n');
  });

  it('finds a self-signature bad that was tampered with', async () => {
    expect(inspect(tamperedWith(await requestOf(USER_ID, 11), 1))).toContain('Invalid: No binding signature');
  });

  it('finds a certification bad that was made for another key', async () => {
    const others = certificates[1]?.subarray((await requestOf(`${USER_ID}.a`, 12)).length);
    const said = inspect(concatBytes(await requestOf(USER_ID, 11), others ?? new Uint8Array()));
    expect(said).toContain('Bad Signature');
    expect(said).not.toContain('certifier');
  });
});

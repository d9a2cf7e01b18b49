import { readKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { EXPECTED, NOW, seedOf, USER_ID } from '../../testing/forge-openpgp.ts';
import { ed25519PublicKey, ed25519Signer } from '../ed25519.ts';
import { fromHex, toHex } from '../encoding.ts';
import { unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { readPackets, TAG } from './packet.ts';
import { readCertificate } from './read-certificate.ts';
import { readCertificateRequest } from './read-request.ts';

/** RFC 9580 appendix A.1; the seed is in draft-koch-eddsa-for-openpgp-04. */
const SAMPLE = {
  seed: fromHex('1a8b1ff05ded48e18bf50166c664ab023ea70003d78d9e41f5758a91d850f8d2'),
  created: 0x53f35f0b,
};
const SAMPLE_POINT = '3f098994bdd916ed4053197934e4a87c80733a1280d62f8010992e43ee3b2406';
const SAMPLE_FINGERPRINT = 'c959bdbafa32a2f89a153b678cfde12197965a9a';
const SAMPLE_KEY_PACKET = 'xjMEU/NfCxYJKwYBBAHaRw8BAQdAPwmJlL3ZFu1AUxl5NOSofIBzOhKA1i+AEJkuQ+47JAY=';

describe('a seeded key', () => {
  it('has the public key of the RFC’s sample', async () => {
    expect(toHex(await ed25519PublicKey(SAMPLE.seed))).toBe(SAMPLE_POINT);
  });

  it('needs a seed of 32 bytes', async () => {
    await expect(ed25519PublicKey(new Uint8Array(31))).rejects.toThrow(RangeError);
    await expect(ed25519Signer(new Uint8Array(33))).rejects.toThrow(RangeError);
  });
});

describe('a certificate request', () => {
  it('holds the RFC’s sample key, byte for byte', async () => {
    const { armored, publicKey, fingerprint } = await makeCertificateRequest(SAMPLE, USER_ID);
    expect(fingerprint).toBe(SAMPLE_FINGERPRINT);
    expect(toHex(publicKey)).toBe(SAMPLE_POINT);
    expect(Buffer.from(unarmorPublicKey(armored)).toString('base64')).toContain(
      SAMPLE_KEY_PACKET.slice(0, -4),
    );
  });

  it('is made of one key, one User ID and one self-signature', async () => {
    const { armored } = await makeCertificateRequest(SAMPLE, USER_ID);
    const { packets } = readPackets(unarmorPublicKey(armored));
    expect(packets.map(({ tag }) => tag)).toEqual([TAG.publicKey, TAG.userId, TAG.signature]);
    expect(new TextDecoder().decode(packets[1]?.body)).toBe(USER_ID);
  });

  it('has the same bytes each time, other ones for another name or second', async () => {
    const text = async (created: number, name: string): Promise<string> =>
      (await makeCertificateRequest({ ...SAMPLE, created }, name)).armored;
    const first = await text(NOW, USER_ID);
    expect(await text(NOW, USER_ID)).toBe(first);
    expect(await text(NOW + 1, USER_ID)).not.toBe(first);
    expect(await text(NOW, 'bob@example.com')).not.toBe(first);
  });

  it('is what the strict reader accepts, and already in its canonical form', async () => {
    // Among 40 signatures several have integers with leading zeros.
    for (let byte = 0; byte < 40; byte += 1) {
      const made = await makeCertificateRequest({ seed: seedOf(byte), created: NOW }, USER_ID);
      const read = await readCertificateRequest(made.armored, EXPECTED);
      expect(read).toEqual({
        publicKey: made.publicKey,
        created: NOW,
        fingerprint: made.fingerprint,
        canonical: unarmorPublicKey(made.armored),
      });
    }
  });

  it('is a valid signing key to OpenPGP.js', async () => {
    const { armored, fingerprint } = await makeCertificateRequest({ seed: seedOf(1), created: NOW }, USER_ID);
    const key = await readKey({ armoredKey: armored });
    const now = new Date(NOW * 1000);
    expect(key.getFingerprint()).toBe(fingerprint);
    expect(key.getUserIDs()).toEqual([USER_ID]);
    expect((await key.getSigningKey(undefined, now)).getFingerprint()).toBe(fingerprint);
    expect(await key.getExpirationTime()).toBe(Number.POSITIVE_INFINITY);
    await expect(key.getEncryptionKey(undefined, now)).rejects.toThrow();
  });

  it('never ends by itself', async () => {
    const { armored } = await makeCertificateRequest(SAMPLE, USER_ID);
    expect(readCertificate(unarmorPublicKey(armored))?.expires).toBeNull();
  });
});

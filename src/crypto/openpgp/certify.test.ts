import { readKey } from 'openpgp';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOW, seedOf, USER_ID } from '../../testing/forge-openpgp.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';
import { makeCertificateRequest } from './certificate-request.ts';
import { certify, makeSelfSignedCertificate } from './certify.ts';
import { readCertificate } from './read-certificate.ts';
import { verifyCertification, verifySelfSignature } from './verify-certificate.ts';

const YEAR = 365 * 86_400;
const DOMAIN = 'example.com';
const alice = { seed: seedOf(1), created: NOW };
const authority = { key: { seed: seedOf(2), created: NOW - YEAR }, userId: DOMAIN };
const TERMS = {
  issuedAt: NOW + 5,
  expiresAt: NOW + 60 * 86_400,
  notations: [
    { name: `session-id@${DOMAIN}`, value: 'aB3_-' },
    { name: `serial@${DOMAIN}`, value: '9223372036854775807' },
  ],
};

let request: Uint8Array;
let certificate: Uint8Array;
let authorityCertificate: Uint8Array;

beforeAll(async () => {
  request = unarmorPublicKey((await makeCertificateRequest(alice, USER_ID)).armored);
  certificate = await certify(request, authority, TERMS);
  authorityCertificate = await makeSelfSignedCertificate(authority.key, DOMAIN, NOW + YEAR);
});

describe('a certified certificate', () => {
  it('is the request with one certification behind it', () => {
    expect(certificate.subarray(0, request.length)).toEqual(request);
    const { fingerprint } = readCertificate(authorityCertificate) ?? {};
    expect(readCertificate(certificate)).toMatchObject({
      userId: USER_ID,
      algorithm: 22,
      created: NOW,
      expires: null,
      selfSignatures: 1,
      certifications: [
        {
          issuerFingerprint: fingerprint,
          type: 0x13,
          hash: 'SHA-512',
          created: NOW + 5,
          expires: NOW + 60 * 86_400,
          notations: TERMS.notations.map((each) => ({ ...each, critical: false, humanReadable: true })),
        },
      ],
    });
  });

  it('has the same bytes each time', async () => {
    expect(await certify(request, authority, TERMS)).toEqual(certificate);
  });

  it('is good', async () => {
    expect(await verifySelfSignature(certificate)).toBe(true);
    expect(await verifyCertification(certificate, authorityCertificate)).toBe(true);
  });

  it('is good to OpenPGP.js, which knows it by the issuer', async () => {
    const key = await readKey({ armoredKey: armorPublicKey(certificate) });
    const issuer = await readKey({ armoredKey: armorPublicKey(authorityCertificate) });
    const verdicts = await key.verifyAllUsers([key, issuer], new Date((NOW + 10) * 1000));
    expect(verdicts).toHaveLength(2);
    expect(verdicts.map(({ valid }) => valid)).toEqual([true, true]);
    const late = await key.verifyAllUsers([key, issuer], new Date((NOW + 61 * 86_400) * 1000));
    expect(late.map(({ valid }) => valid)).toEqual([true, false]);
  });

  it('must end after it begins', async () => {
    for (const expiresAt of [TERMS.issuedAt, TERMS.issuedAt - 1]) {
      await expect(certify(request, authority, { ...TERMS, expiresAt })).rejects.toThrow(RangeError);
    }
  });

  it('is not made of what is no certificate', async () => {
    await expect(certify(request.subarray(1), authority, TERMS)).rejects.toThrow(TypeError);
  });
});

describe('a self-signed certificate', () => {
  it('names its end and has no certification', async () => {
    expect(readCertificate(authorityCertificate)).toMatchObject({
      userId: DOMAIN,
      created: NOW - YEAR,
      expires: NOW + YEAR,
      selfSignatures: 1,
      certifications: [],
    });
    expect(await verifySelfSignature(authorityCertificate)).toBe(true);
  });

  it('has the same bytes each time', async () => {
    expect(await makeSelfSignedCertificate(authority.key, DOMAIN, NOW + YEAR)).toEqual(authorityCertificate);
  });

  it('may be certified by the key that it follows', async () => {
    const next = await makeSelfSignedCertificate({ seed: seedOf(3), created: NOW }, DOMAIN, NOW + YEAR);
    const followed = await certify(next, authority, { ...TERMS, notations: [] });
    expect(await verifyCertification(followed, authorityCertificate)).toBe(true);
    expect(await verifyCertification(next, authorityCertificate)).toBe(false);
    expect(await verifySelfSignature(followed)).toBe(true);
    expect(readCertificate(followed)?.expires).toBe(NOW + YEAR);
  });

  it('is valid to OpenPGP.js until its end', async () => {
    const key = await readKey({ armoredKey: armorPublicKey(authorityCertificate) });
    expect(await key.getExpirationTime()).toEqual(new Date((NOW + YEAR) * 1000));
    await expect(key.verifyPrimaryKey(new Date((NOW + YEAR - 1) * 1000))).resolves.toBeUndefined();
    await expect(key.verifyPrimaryKey(new Date((NOW + YEAR) * 1000))).rejects.toThrow('expired');
  });
});

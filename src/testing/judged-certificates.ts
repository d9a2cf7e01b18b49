import { unarmorPublicKey } from '../crypto/openpgp/armor.ts';
import { makeCertificateRequest } from '../crypto/openpgp/certificate-request.ts';
import { certify, makeSelfSignedCertificate } from '../crypto/openpgp/certify.ts';
import { readCertificate } from '../crypto/openpgp/read-certificate.ts';
import { seedOf, USER_ID } from './forge-openpgp.ts';

/** Certificates as the dashboard and the home server make them, for other programs to judge: they ask the machine's clock. */

export const NOW = Math.floor(Date.now() / 1000) - 60;
const DAY = 86_400;

/** The home server: its key, and the one that it takes up afterwards. Both end in a year. */
export const authority = { key: { seed: seedOf(2), created: NOW - DAY }, userId: 'example.com' };
const successor = { key: { seed: seedOf(3), created: NOW - 60 }, userId: 'example.com' };
export const AUTHORITY_END = NOW + 365 * DAY;

export const TERMS = {
  issuedAt: NOW,
  expiresAt: NOW + 60 * DAY,
  notations: [
    { name: 'session-id@example.com', value: 'aB3_-' },
    { name: 'serial@example.com', value: '9223372036854775807' },
  ],
};

export const authorityCertificate = await makeSelfSignedCertificate(
  authority.key,
  authority.userId,
  AUTHORITY_END,
);

/** The successor's certificate, which the older key vouches for. */
export const successorCertificate = await certify(
  await makeSelfSignedCertificate(successor.key, successor.userId, AUTHORITY_END),
  authority,
  { issuedAt: successor.key.created, expiresAt: AUTHORITY_END, notations: [] },
);

/** The certificate request of that name and key, unarmored. */
export async function requestOf(userId: string, seed: number, created = NOW): Promise<Uint8Array> {
  const { armored } = await makeCertificateRequest({ seed: seedOf(seed), created }, userId);
  return unarmorPublicKey(armored);
}

async function certificateOf(userId: string, seed: number, created = NOW): Promise<Uint8Array> {
  return certify(await requestOf(userId, seed, created), authority, TERMS);
}

export const certificate = await certificateOf(USER_ID, 11);

/** Names of three lengths: armor with no, one and two characters of padding. */
export const certificates = [
  certificate,
  await certificateOf(`${USER_ID}.a`, 12),
  await certificateOf(`${USER_ID}.ab`, 13),
];

/** About one integer in 256 begins with a zero byte, which OpenPGP leaves out. */
export async function certificateOfShortIntegers(): Promise<Uint8Array> {
  let longest = 0;
  for (let age = 0; age < 5000; age += 1) {
    const each = await certificateOf(USER_ID, 20, NOW - age);
    if (each.length < longest) return each;
    longest = each.length;
  }
  throw new Error('none found');
}

/** As other programs write it: upper-case hexadecimal. */
export function fingerprintOf(binary: Uint8Array): string {
  return readCertificate(binary)?.fingerprint.toUpperCase() ?? '';
}

/** One bit changed, in the byte that far from the end. */
export function tamperedWith(binary: Uint8Array, fromEnd: number): Uint8Array {
  return binary.with(-fromEnd, (binary.at(-fromEnd) ?? 0) ^ 1);
}

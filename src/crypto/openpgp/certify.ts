import { concatBytes } from '../encoding.ts';
import { selfSign } from './certificate-request.ts';
import { type Binding, lifetimeSubpacket, signBinding } from './certification.ts';
import { writeNotation } from './notation.ts';
import { readPackets, TAG } from './packet.ts';
import type { SeededKey } from './seeded-key.ts';
import { SUBPACKET } from './subpacket.ts';

/** UNIX seconds, and notations in the order in which they are to stand. */
export interface CertificationTerms {
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly notations: readonly { readonly name: string; readonly value: string }[];
}

/** The certificate with one more certification at its end: type 0x13, SHA-512. Deterministic. */
export async function certify(
  canonicalRequest: Uint8Array,
  by: { readonly key: SeededKey; readonly userId: string },
  { issuedAt, expiresAt, notations }: CertificationTerms,
): Promise<Uint8Array> {
  const certification = await signBinding(bindingOf(canonicalRequest), by.key, issuedAt, [
    lifetimeSubpacket(SUBPACKET.signatureExpiration, issuedAt, expiresAt),
    { type: SUBPACKET.signersUserId, critical: false, data: new TextEncoder().encode(by.userId) },
    ...notations.map(({ name, value }) => writeNotation(name, value)),
  ]);
  return concatBytes(canonicalRequest, certification);
}

/** The certificate of one who certifies others. It begins with the key and ends at `expiresAt`. */
export function makeSelfSignedCertificate(
  key: SeededKey,
  userId: string,
  expiresAt: number,
): Promise<Uint8Array> {
  return selfSign(key, userId, [lifetimeSubpacket(SUBPACKET.keyExpiration, key.created, expiresAt)]);
}

function bindingOf(certificate: Uint8Array): Binding {
  const [key, userId] = readPackets(certificate).packets;
  if (key?.tag !== TAG.publicKey || userId?.tag !== TAG.userId) throw new TypeError('not a certificate');
  return { key: key.body, userId: userId.body };
}

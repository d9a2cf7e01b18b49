import { PublicKeyPacket, SignaturePacket, UserIDPacket } from 'openpgp';
import type { Binding } from './certification.ts';
import { isStrongHash } from './hash.ts';
import { type Signature, writeSignature } from './signature.ts';

/**
 * Did this key make this certification of the binding, with a strong hash? We sign with code of our own; OpenPGP.js
 * is the second opinion. It refuses critical notations. It gets no unhashed area, from which it would believe an issuer,
 * and everything as bytes, because it remembers a verification on the packet. Signature type and dates are the caller's.
 */
export async function verifyBinding(
  signature: Signature,
  binding: Binding,
  signer: Uint8Array,
): Promise<boolean> {
  if (!isStrongHash(signature.hash)) return false;
  try {
    const [issuer, key, userID] = [new PublicKeyPacket(), new PublicKeyPacket(), new UserIDPacket()];
    const packet = new SignaturePacket();
    await Promise.all([
      issuer.read(signer),
      key.read(binding.key),
      userID.read(binding.userId),
      packet.read(writeSignature({ ...signature, unhashed: [] })),
    ]);
    await packet.verify(issuer, signature.type, { key, userID }, packet.created ?? undefined);
    return true;
  } catch {
    return false;
  }
}

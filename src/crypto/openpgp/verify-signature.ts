import { LiteralDataPacket, PublicKeyPacket, SignaturePacket, UserIDPacket } from 'openpgp';
import { concatBytes } from '../encoding.ts';
import type { Binding } from './certification.ts';
import { isStrongHash } from './hash.ts';
import { type Signature, writeSignature } from './signature.ts';

/** RFC 9580 section 5.9: binary, without a name, without a date. None of it is signed. */
const LITERAL_HEAD = Uint8Array.of(0x62, 0, 0, 0, 0, 0);

type Signed = Parameters<SignaturePacket['verify']>[2];

/** Did this key make this certification of the binding, with a strong hash? `verify` says what else is not looked at. */
export function verifyBinding(signature: Signature, binding: Binding, signer: Uint8Array): Promise<boolean> {
  return verify(signature, signer, async () => {
    const [key, userID] = [new PublicKeyPacket(), new UserIDPacket()];
    await Promise.all([key.read(binding.key), userID.read(binding.userId)]);
    return { key, userID };
  });
}

/** The same of a signature over bytes. */
export function verifyDocument(
  signature: Signature,
  document: Uint8Array,
  signer: Uint8Array,
): Promise<boolean> {
  return verify(signature, signer, async () => {
    const literal = new LiteralDataPacket();
    await literal.read(concatBytes(LITERAL_HEAD, document));
    return literal;
  });
}

/**
 * We sign with code of our own; OpenPGP.js is the second opinion. It refuses critical notations. It gets no unhashed
 * area, from which it would believe an issuer, and everything as bytes, because it remembers a verification on the
 * packet. Signature type and dates are the caller's.
 */
async function verify(
  signature: Signature,
  signer: Uint8Array,
  readSigned: () => Promise<Signed>,
): Promise<boolean> {
  if (!isStrongHash(signature.hash)) return false;
  try {
    const [issuer, packet] = [new PublicKeyPacket(), new SignaturePacket()];
    const written = writeSignature({ ...signature, unhashed: [] });
    const [signed] = await Promise.all([readSigned(), issuer.read(signer), packet.read(written)]);
    await packet.verify(issuer, signature.type, signed, packet.created ?? undefined);
    return true;
  } catch {
    return false;
  }
}

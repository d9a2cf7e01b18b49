import { toBase64 } from '../../src/crypto/encoding.ts';
import { armorPublicKey } from '../../src/crypto/openpgp/armor.ts';

/** A certificate as it travels (section 5 of the protocol): Base64 of its ASCII armor. Made once, then stored. */
export function wireOf(certificate: Uint8Array): string {
  return toBase64(new TextEncoder().encode(armorPublicKey(certificate)));
}

import { fromBase64, toBase64 } from '../../crypto/encoding.ts';
import { armorPublicKey, unarmorPublicKey } from '../../crypto/openpgp/armor.ts';
import type { WireIdCert } from '../certificate.ts';

/** Section 5: an ID-Cert travels as the Base64 of its ASCII armor. */
export function toWire(binary: Uint8Array): WireIdCert {
  return toBase64(new TextEncoder().encode(armorPublicKey(binary)));
}

/** The unarmored certificate, or null where the text is not the Base64 of one armored block. */
export function fromWire(wire: WireIdCert): Uint8Array | null {
  try {
    return unarmorPublicKey(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(wire)));
  } catch {
    return null;
  }
}

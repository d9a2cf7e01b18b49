import { fromBase64, toBase64 } from '../encoding.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';

/** A certificate as it travels: the Base64 of its ASCII armor. */
export function toWire(binary: Uint8Array): string {
  return toBase64(new TextEncoder().encode(armorPublicKey(binary)));
}

/** The unarmored certificate, or null where the text is not the Base64 of one armored block. */
export function fromWire(wire: string): Uint8Array | null {
  try {
    return unarmorPublicKey(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(wire)));
  } catch {
    return null;
  }
}

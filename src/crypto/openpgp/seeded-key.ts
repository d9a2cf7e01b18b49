import { base64urlnopad } from '@scure/base';
import { concatBytes, fromHex } from '../encoding.ts';

/** An Ed25519 key pair in the least that makes it: the seed, and the second that is part of its fingerprint. */
export interface SeededKey {
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly created: number;
}

/** RFC 8410 section 7: all of a PKCS #8 Ed25519 private key but the seed. */
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');

/** The raw 32-byte public key. */
export async function ed25519PublicKey(seed: Uint8Array): Promise<Uint8Array> {
  const key = await importPkcs8(seed, true);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  if (x === undefined) throw new Error('an Ed25519 key without its public half');
  return base64urlnopad.decode(x);
}

/** A key that signs, whose seed cannot be read back. */
export function importEd25519(seed: Uint8Array): Promise<CryptoKey> {
  return importPkcs8(seed, false);
}

function importPkcs8(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', concatBytes(PKCS8_PREFIX, seed), 'Ed25519', extractable, ['sign']);
}

import { base64urlnopad } from '@scure/base';
import { concatBytes, fromHex } from './encoding.ts';

/** RFC 8410 section 7: all of a PKCS #8 Ed25519 private key but the seed. */
const PKCS8_PREFIX = fromHex('302e020100300506032b657004220420');

const SEED_LENGTH = 32;

/** The raw 32-byte public key. WebCrypto tells it in a JWK only, and that of an extractable key. */
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

async function importPkcs8(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
  // OpenSSL overlooks what follows the first 32.
  if (seed.length !== SEED_LENGTH) throw new RangeError('an Ed25519 seed has 32 bytes');
  const pkcs8 = concatBytes(PKCS8_PREFIX, seed);
  return crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', extractable, ['sign']);
}

import { base64urlnopad } from '@scure/base';
import { concatBytes, fromHex } from './encoding.ts';

/** RFC 8410 section 7: all of a PKCS #8 X25519 private key but its 32 bytes. */
const PKCS8_PREFIX = fromHex('302e020100300506032b656e04220420');

const KEY_LENGTH = 32;

/** The raw 32-byte public key. WebCrypto tells it in a JWK only. */
export async function x25519PublicKey(privateKey: Uint8Array): Promise<Uint8Array> {
  if (privateKey.length !== KEY_LENGTH) throw new RangeError('an X25519 private key has 32 bytes');
  const pkcs8 = concatBytes(PKCS8_PREFIX, privateKey);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', true, ['deriveBits']);
  pkcs8.fill(0);
  const { x } = await crypto.subtle.exportKey('jwk', key);
  if (x === undefined) throw new Error('an X25519 key without its public half');
  return base64urlnopad.decode(x);
}

import { toBase64, toBase64Url, toHex } from '../src/crypto/encoding.ts';

/** Each way in which bytes might be written down. */
export function spellings(secret: Uint8Array): string[] {
  return [toHex(secret), toBase64(secret), toBase64Url(secret), new TextDecoder('latin1').decode(secret)];
}

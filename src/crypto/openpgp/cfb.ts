import { concatBytes } from '../encoding.ts';

const BLOCK = 16;

/**
 * AES-CFB over whole blocks, as RFC 9580 seals private keys. WebCrypto has no CFB: one block of it is one block of
 * counter mode whose counter is the ciphertext before.
 */
export async function encryptCfb(
  rawKey: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(rawKey), 'AES-CTR', false, ['encrypt']);
  const blocks: Uint8Array[] = [];
  let before = new Uint8Array(iv);
  for (let offset = 0; offset < plaintext.length; offset += BLOCK) {
    const block = new Uint8Array(plaintext.subarray(offset, offset + BLOCK));
    const counting = { name: 'AES-CTR', counter: before, length: 128 };
    before = new Uint8Array(await crypto.subtle.encrypt(counting, key, block));
    blocks.push(before);
  }
  return concatBytes(...blocks);
}

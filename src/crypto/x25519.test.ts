import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './encoding.ts';
import { x25519PublicKey } from './x25519.ts';

test('gives the public key of RFC 7748, section 6.1', async () => {
  const bob = fromHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
  expect(toHex(await x25519PublicKey(bob))).toBe(
    'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
  );
});

test('agrees with another implementation on random keys', async () => {
  for (let round = 0; round < 50; round++) {
    const { secretKey, publicKey } = x25519.keygen();
    expect(await x25519PublicKey(secretKey)).toEqual(publicKey);
  }
});

test('takes 32 bytes only', async () => {
  await expect(x25519PublicKey(new Uint8Array(31))).rejects.toThrow(RangeError);
  await expect(x25519PublicKey(new Uint8Array(33))).rejects.toThrow(RangeError);
});

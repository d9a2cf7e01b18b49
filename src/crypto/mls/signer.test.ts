import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { makeLeafSigner } from './signer.ts';

const seed = crypto.getRandomValues(new Uint8Array(32));
const signer = await makeLeafSigner(seed);

test('the signer has the public key of its seed, and its signatures verify elsewhere', async () => {
  expect(signer.publicKey).toEqual(ed25519.getPublicKey(seed));
  const message = new TextEncoder().encode('message');
  expect(ed25519.verify(await signer.sign(message), message, signer.publicKey)).toBe(true);
});

test.each([0, 31, 33])('a seed of %i bytes is a defect', async (length) => {
  await expect(makeLeafSigner(new Uint8Array(length))).rejects.toThrow(RangeError);
});

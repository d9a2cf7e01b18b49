import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test, vi } from 'vitest';
import { makeLeafSigner } from './signer.ts';

const seed = crypto.getRandomValues(new Uint8Array(32));
const signer = await makeLeafSigner(seed);

test('the signer has the public key of its seed, and its signatures verify elsewhere', async () => {
  expect(signer.publicKey).toEqual(ed25519.getPublicKey(seed));
  const message = new TextEncoder().encode('message');
  expect(ed25519.verify(await signer.sign(message), message, signer.publicKey)).toBe(true);
});

test('the key that signs does not give its seed away', async () => {
  const signing = vi.spyOn(crypto.subtle, 'sign');
  await signer.sign(new Uint8Array(1));
  expect(signing).toHaveBeenCalledOnce();
  expect(signing.mock.calls[0]?.[1]).toMatchObject({ type: 'private', extractable: false });
  signing.mockRestore();
});

test.each([0, 31, 33])('a seed of %i bytes is a defect', async (length) => {
  await expect(makeLeafSigner(new Uint8Array(length))).rejects.toThrow(RangeError);
});

import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importKey, open, type Sealed, seal } from './aead.ts';
import { concatBytes } from './encoding.ts';

const key = crypto.getRandomValues(new Uint8Array(32));
const plaintext = new TextEncoder().encode('a secret record');
const context = new TextEncoder().encode('store, record, version');

const flip = (bytes: Uint8Array, position: number) =>
  Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ 1 : byte));

test('what is sealed opens again, with raw and imported keys alike', async () => {
  const imported = await importKey(key);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (secret, additionalData) => {
      const sealed = await seal(key, secret, additionalData);
      expect(await open(imported, sealed, additionalData)).toEqual(secret);
      expect(await open(key, await seal(imported, secret, additionalData), additionalData)).toEqual(secret);
    }),
  );
});

test('it is AES-256-GCM: another implementation opens it', async () => {
  const { nonce, ciphertext } = await seal(key, plaintext, context);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(context);
  decipher.setAuthTag(ciphertext.subarray(-16));
  const opened = concatBytes(decipher.update(ciphertext.subarray(0, -16)), decipher.final());
  expect(opened).toEqual(plaintext);
});

test('any changed byte, nonce and tag included, keeps it shut', async () => {
  const sealed = await seal(key, plaintext, context);
  for (let position = 0; position < sealed.ciphertext.length; position++) {
    await expectShut({ ...sealed, ciphertext: flip(sealed.ciphertext, position) });
  }
  for (let position = 0; position < sealed.nonce.length; position++) {
    await expectShut({ ...sealed, nonce: flip(sealed.nonce, position) });
  }
});

test('cut short, it stays shut', async () => {
  const { nonce, ciphertext } = await seal(key, plaintext, context);
  await expectShut({ nonce, ciphertext: ciphertext.subarray(1) });
  await expectShut({ nonce, ciphertext: new Uint8Array() });
  await expectShut({ nonce: nonce.subarray(1), ciphertext });
  await expectShut({ nonce: new Uint8Array(), ciphertext });
});

test('other additional data or another key keeps it shut', async () => {
  const sealed = await seal(key, plaintext, context);
  expect(await open(key, sealed, flip(context, 0))).toBeNull();
  expect(await open(key, sealed, new Uint8Array())).toBeNull();
  expect(await open(flip(key, 31), sealed, context)).toBeNull();
});

test('a nonce is never used twice', async () => {
  const nonces = new Set<string>();
  for (let count = 0; count < 100; count++) nonces.add(String((await seal(key, plaintext, context)).nonce));
  expect(nonces.size).toBe(100);
});

test.each([0, 16, 24, 31, 33])('a key of %i bytes is a defect, not a weaker cipher', async (length) => {
  await expect(importKey(new Uint8Array(length))).rejects.toThrow(RangeError);
});

test('an imported key gives its bytes to nobody', async () => {
  await expect(crypto.subtle.exportKey('raw', await importKey(key))).rejects.toThrow();
});

async function expectShut(sealed: Sealed): Promise<void> {
  expect(await open(key, sealed, context)).toBeNull();
}

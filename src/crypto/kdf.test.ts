import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveKey, isWeaker, PASSPHRASE_KDF } from './kdf.ts';

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
const quick = { ...PASSPHRASE_KDF, memoryKiB: 256, iterations: 2 };

test.each([
  ['the parameters of a passphrase', PASSPHRASE_KDF],
  ['several lanes', { ...quick, parallelism: 4 }],
])('gives what OpenSSL gives: %s', async (_, parameters) => {
  const expected = argon2Sync('argon2id', {
    message: 'correct horse battery staple',
    nonce: salt,
    memory: parameters.memoryKiB,
    passes: parameters.iterations,
    parallelism: parameters.parallelism,
    tagLength: 32,
  });
  const key = await deriveKey('correct horse battery staple', salt, parameters);
  expect(key).toEqual(new Uint8Array(expected));
});

test('the same letters give the same key, however they were typed', async () => {
  const composed = await deriveKey('Schlüssel \u{fb01}n', salt, quick);
  expect(await deriveKey('Schlu\u0308ssel fin', salt, quick)).toEqual(composed);
  expect(await deriveKey('Schlussel fin', salt, quick)).not.toEqual(composed);
});

test('another secret, salt or parameter gives another key', async () => {
  const key = await deriveKey('secret', salt, quick);
  expect(await deriveKey('Secret', salt, quick)).not.toEqual(key);
  expect(await deriveKey('secret', salt.toReversed(), quick)).not.toEqual(key);
  expect(await deriveKey('secret', salt, { ...quick, iterations: 3 })).not.toEqual(key);
});

test('the parameters of a passphrase are those of the protocol page', () => {
  expect(PASSPHRASE_KDF).toEqual({ name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 });
});

test('weaker is whatever makes a guess cheaper', () => {
  const against = (change: object) => isWeaker({ ...PASSPHRASE_KDF, ...change }, PASSPHRASE_KDF);
  expect(against({})).toBe(false);
  expect(against({ memoryKiB: 131_072, iterations: 4 })).toBe(false);
  expect(against({ memoryKiB: 65_535, iterations: 100 })).toBe(true);
  expect(against({ memoryKiB: 1_000_000, iterations: 2 })).toBe(true);
  expect(against({ parallelism: 2 })).toBe(true);
  expect(against({ iterations: Number.NaN })).toBe(true);
  expect(against({ name: 'pbkdf2' })).toBe(true);
});

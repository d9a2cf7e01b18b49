import { hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { deriveSubkey } from './hkdf.ts';

const secret = crypto.getRandomValues(new Uint8Array(32));
const salt = crypto.getRandomValues(new Uint8Array(32));

test('gives what OpenSSL gives', async () => {
  for (const [length, salted] of [
    [16, salt],
    [32, salt],
    [32, new Uint8Array()],
  ] as const) {
    const input = secret.subarray(0, length);
    const expected = new Uint8Array(hkdfSync('sha256', input, salted, 'what it is for', 32));
    expect(await deriveSubkey(input, salted, 'what it is for')).toEqual(expected);
  }
});

test('another secret, salt or purpose gives another key', async () => {
  const key = await deriveSubkey(secret, salt, 'one');
  expect(await deriveSubkey(secret, salt, 'one')).toEqual(key);
  expect(await deriveSubkey(secret.toReversed(), salt, 'one')).not.toEqual(key);
  expect(await deriveSubkey(secret, salt.toReversed(), 'one')).not.toEqual(key);
  expect(await deriveSubkey(secret, salt, 'two')).not.toEqual(key);
});

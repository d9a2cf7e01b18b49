import { expect, test } from 'vitest';
import { CIPHER_SUITES, EXTENSIONS, nameIn } from './mls-names.ts';

test.each([
  [CIPHER_SUITES, 1, 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519 (0x0001)'],
  [EXTENSIONS, 10, 'last_resort (0x000A)'],
  [EXTENSIONS, 0x3a3a, '0x3A3A'],
])('in %o, %i is %s', (registry, value, name) => {
  expect(nameIn(registry, value)).toBe(name);
});

import { expect, test } from 'vitest';
import { holdingWords, keyWords, keyWordsFirst } from './backup-words.ts';

test('what a backup holds is counted, one of a kind too', () => {
  expect(holdingWords({ identityKeys: 2, idCerts: 3, privateHalves: 1202 })).toBe(
    '2 identity keys, 3 ID-Certs and the private halves of 1,202 KeyPackages',
  );
  expect(holdingWords({ identityKeys: 1, idCerts: 1, privateHalves: 1 })).toBe(
    '1 identity key, 1 ID-Cert and the private half of 1 KeyPackage',
  );
});

test('keys of one kind alone are counted as well', () => {
  expect(keyWords({ identityKeys: 2, privateHalves: 0 })).toBe('2 identity keys');
  expect(keyWords({ identityKeys: 0, privateHalves: 1 })).toBe('the private half of 1 KeyPackage');
  expect(keyWordsFirst({ identityKeys: 0, privateHalves: 1 })).toBe('The private half of 1 KeyPackage');
});

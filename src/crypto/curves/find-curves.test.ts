import { expect, test } from 'vitest';
import { chooseCurves } from './find-curves.ts';
import { nobleCurves } from './noble-curves.ts';

const LACKING = new DOMException('Unrecognized name.', 'NotSupportedError');
const BROKEN = new DOMException('The operation failed.', 'OperationError');

/** This machine's WebCrypto, in which one method fails for one of the algorithms. */
function subtleWithout(method: 'generateKey' | 'importKey', algorithm: string, error: Error): SubtleCrypto {
  return new Proxy(crypto.subtle, {
    get: (subtle, name) => {
      const own = Reflect.get(subtle, name).bind(subtle);
      if (name !== method) return own;
      return async (...parameters: unknown[]) => {
        if (parameters.includes(algorithm)) throw error;
        return own(...parameters);
      };
    },
  });
}

test('WebCrypto is chosen where it has both curves', async () => {
  expect(await chooseCurves(crypto.subtle)).not.toBe(nobleCurves);
});

test.each([
  ['importKey', 'Ed25519', LACKING],
  ['importKey', 'X25519', LACKING],
  ['generateKey', 'X25519', BROKEN],
] as const)('the library is chosen where %s of %s fails', async (method, algorithm, error) => {
  expect(await chooseCurves(subtleWithout(method, algorithm, error))).toBe(nobleCurves);
});

test('the library is chosen where WebCrypto gives another public key than the RFC', async () => {
  const wrong = new Proxy(crypto.subtle, {
    get: (subtle, name) =>
      name === 'exportKey'
        ? async () => ({ x: 'A'.repeat(43), d: 'A'.repeat(43) })
        : Reflect.get(subtle, name).bind(subtle),
  });
  expect(await chooseCurves(wrong)).toBe(nobleCurves);
});

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
  ['generateKey', 'X25519', LACKING],
  ['generateKey', 'X25519', BROKEN],
] as const)('the library is chosen where %s of %s fails', async (method, algorithm, error) => {
  expect(await chooseCurves(subtleWithout(method, algorithm, error))).toBe(nobleCurves);
});

/** This machine's WebCrypto, in which a key that was imported is exported like this. */
function subtleExporting(exported: (key: CryptoKey) => JsonWebKey | null): SubtleCrypto {
  const imported = new WeakSet<CryptoKey>();
  const { subtle } = crypto;
  return new Proxy(subtle, {
    get: (_subtle, name) => {
      if (name === 'importKey') {
        return async (...parameters: Parameters<SubtleCrypto['importKey']>) => {
          const key = await subtle.importKey(...parameters);
          imported.add(key);
          return key;
        };
      }
      if (name !== 'exportKey') return Reflect.get(subtle, name).bind(subtle);
      return async (format: 'jwk', key: CryptoKey) => {
        if (!imported.has(key)) return subtle.exportKey(format, key);
        const jwk = exported(key);
        if (!jwk) throw BROKEN;
        return jwk;
      };
    },
  });
}

test.each([
  ['is not told', () => null],
  ['is another one', () => ({ x: 'A'.repeat(43) })],
])(
  'where the public half of a given seed %s, the library tells it and WebCrypto does the rest',
  async (_, told) => {
    const curves = await chooseCurves(subtleExporting(told));
    expect(curves.ed25519PublicKey).toBe(nobleCurves.ed25519PublicKey);
    expect(curves.x25519PublicKey).toBe(nobleCurves.x25519PublicKey);
    expect(curves.ed25519Signer).not.toBe(nobleCurves.ed25519Signer);
    expect(curves.x25519KeyPair).not.toBe(nobleCurves.x25519KeyPair);
  },
);

import { expect, test } from 'vitest';
import { findLack } from './support.ts';

class SomeWorker extends EventTarget {}

/** A browser in which all is there, with this machine's own WebCrypto. */
const complete = {
  isSecureContext: true,
  crypto: globalThis.crypto,
  indexedDB: {} as IDBFactory,
  Worker: SomeWorker as unknown as typeof Worker,
  navigator: { locks: {} as LockManager },
};

test('finds nothing missing where all is there', () => {
  expect(findLack(complete)).toBeNull();
});

test.each([
  ['secure-context', { isSecureContext: false }],
  ['secure-context', { crypto: undefined }],
  ['secure-context', { crypto: {} as Crypto }],
  ['storage', { indexedDB: undefined }],
  ['locks', { navigator: {} }],
  ['workers', { Worker: undefined }],
] as const)('names %s', (lack, missing) => {
  expect(findLack({ ...complete, ...missing } as typeof complete)).toBe(lack);
});

test('an insecure context is named before all else', () => {
  const bare = { isSecureContext: false, navigator: {} };
  expect(findLack(bare)).toBe('secure-context');
});

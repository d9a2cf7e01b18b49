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

test('finds nothing missing where all is there', async () => {
  expect(await findLack(complete)).toBeNull();
});

test.each([
  ['secure-context', { isSecureContext: false }],
  ['secure-context', { crypto: undefined }],
  ['secure-context', { crypto: {} as Crypto }],
  ['storage', { indexedDB: undefined }],
  ['locks', { navigator: {} }],
  ['workers', { Worker: undefined }],
] as const)('names %s', async (lack, missing) => {
  expect(await findLack({ ...complete, ...missing } as typeof complete)).toBe(lack);
});

test('names the curves where only older ones are offered', async () => {
  const generateKey = () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
  const crypto = { subtle: { generateKey } } as unknown as Crypto;
  expect(await findLack({ ...complete, crypto })).toBe('curves');
});

test('an insecure context is named before all else', async () => {
  const bare = { isSecureContext: false, navigator: {} };
  expect(await findLack(bare)).toBe('secure-context');
});

import { expect, test } from 'vitest';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';

function entry(
  fingerprint: string,
  state: CertificateEntry['state'],
  supersededAt: number | null = null,
): CertificateEntry {
  return {
    id: fingerprint,
    sessionId: 'desk' as CertificateEntry['sessionId'],
    fingerprint,
    state,
    supersededAt,
    receivedAt: 0,
    view: null,
    verdict: null,
    file: null,
    publicKey: null,
  };
}

test('before the ID-Cert is here, the pending key is the new one', () => {
  const entries = [entry('b', 'pending'), entry('a', 'current'), entry('z', 'superseded', 1)];
  expect(keyPairOf(entries)).toEqual({ old: 'a', new: 'b' });
});

test('after that, the one superseded last is the old one', () => {
  const entries = [entry('b', 'current'), entry('z', 'superseded', 1), entry('a', 'superseded', 2)];
  expect(keyPairOf(entries)).toEqual({ old: 'a', new: 'b' });
});

test('a rejected key is neither', () => {
  expect(keyPairOf([entry('a', 'current'), entry('x', 'rejected')])).toEqual({ old: null, new: 'a' });
});

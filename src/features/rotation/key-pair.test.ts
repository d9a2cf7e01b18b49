import { expect, test } from 'vitest';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import { keyPairOf } from './key-pair.ts';
import type { Standing } from './rotation-steps.ts';

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

/** The fingerprints alone. */
function pair(entries: readonly CertificateEntry[], standing: Standing) {
  const { old, new: next } = keyPairOf(entries, standing);
  return [old.fingerprint, next.fingerprint];
}

test('before it, the present key is the old one', () => {
  const entries = [entry('a', 'current'), entry('z', 'superseded', 1)];
  expect(pair(entries, 'begin')).toEqual(['a', null]);
  expect(keyPairOf(entries, 'begin').new.stands).toMatch(/^Not made yet/);
});

test('before the ID-Cert is here, the pending key is the new one', () => {
  const entries = [entry('b', 'pending'), entry('a', 'current'), entry('z', 'superseded', 1)];
  expect(pair(entries, 'PREPARED')).toEqual(['a', 'b']);
  expect(keyPairOf(entries, 'PREPARED').old.stands).toMatch(/^In force until/);
});

test('after that, the one superseded last is the old one', () => {
  const entries = [entry('b', 'current'), entry('z', 'superseded', 1), entry('a', 'superseded', 2)];
  for (const standing of ['CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'] as const) {
    expect(pair(entries, standing)).toEqual(['a', 'b']);
  }
  expect(keyPairOf(entries, 'STAGED').new.stands).toBe('In force.');
});

test('where it is not known here yet that the step is taken, no key stands on the wrong side', () => {
  expect(pair([entry('a', 'current'), entry('z', 'superseded', 1)], 'PREPARED')).toEqual(['a', null]);
  expect(pair([entry('b', 'pending'), entry('a', 'current')], 'CERTIFIED')).toEqual(['a', 'b']);
});

test('a rejected key is neither', () => {
  expect(pair([entry('a', 'current'), entry('x', 'rejected')], 'IDLE')).toEqual([null, 'a']);
});

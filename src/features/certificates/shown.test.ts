import { describe, expect, test } from 'vitest';
import type { CertificateEntry, IssuedEntry } from '../../worker/use-cases.ts';
import { findShown, shownOf } from './shown.ts';

const DAY = 24 * 60 * 60;

function view(serial: string, issuedAt: number): NonNullable<CertificateEntry['view']> {
  const named = { fid: 'xenia@localhost', sessionId: 'desk', serial, fingerprint: `f${serial}` };
  const issuer = { domain: 'localhost', fingerprint: '00' };
  const rest = { publicKey: '', createdAt: 0, issuer, details: [], notations: [] };
  return { ...named, ...rest, issuedAt, expiresAt: issuedAt + 60 * DAY } as never;
}

const file = { text: '', extension: 'asc', mediaType: '', binary: null };

function held(state: CertificateEntry['state'], serial: string | null, receivedAt: number): CertificateEntry {
  const shownView = serial === null ? null : view(serial, receivedAt);
  return {
    id: `id-${serial ?? receivedAt}`,
    sessionId: 'desk' as CertificateEntry['sessionId'],
    state,
    view: shownView,
    verdict: null,
    file: state === 'pending' ? null : file,
    publicKey: file,
    fingerprint: `f${serial ?? receivedAt}`,
    receivedAt,
    supersededAt: state === 'superseded' ? receivedAt + 40 * DAY : null,
  };
}

function issued(serial: string, issuedAt: number, ends: Partial<IssuedEntry> = {}): IssuedEntry {
  const certificate = {
    view: view(serial, issuedAt),
    verdict: { valid: true, checks: [] },
    file,
    isIssuerKnown: true,
  };
  const ids = { sessionId: 'phone', serial } as unknown as Pick<IssuedEntry, 'sessionId' | 'serial'>;
  return { ...ids, isThis: false, issuedAt, supersededAt: null, revokedAt: null, certificate, ...ends };
}

describe('of what both know', () => {
  test('what is here counts', () => {
    const ours = issued('2', 100, { isThis: true });
    const all = shownOf([held('current', '2', 100)], [ours]);
    expect(all.map(({ standing, address }) => [standing, address])).toEqual([['current', '2']]);
    expect(all[0]?.publicKey).toBe(file);
  });

  test('a rejected one does not stand for the good one of the same serial, nor at its address', () => {
    const all = shownOf([held('rejected', '2', 100)], [issued('2', 100, { isThis: true })]);
    expect(all.map(({ standing, address }) => [standing, address])).toEqual([
      ['rejected', 'id-2'],
      ['stray', '2'],
    ]);
  });
});

test('the latest stands first, wherever it is from', () => {
  const all = shownOf([held('current', '3', 300), held('superseded', '1', 100)], [issued('2', 200)]);
  expect(all.map(({ address }) => address)).toEqual(['3', '2', '1']);
});

test.each([
  ['in force', {}, 'elsewhere', 60 * DAY],
  ['superseded', { supersededAt: 7 * DAY }, 'elsewhere-past', 7 * DAY],
  ['revoked with its session', { revokedAt: 9 * DAY }, 'revoked', 9 * DAY],
  [
    'superseded, in a session that ended later',
    { supersededAt: 7 * DAY, revokedAt: 9 * DAY },
    'elsewhere-past',
    7 * DAY,
  ],
  ['superseded after it had run out', { supersededAt: 70 * DAY }, 'elsewhere-past', 60 * DAY],
] as const)('one of another session that is %s', (_how, ends, standing, until) => {
  expect(shownOf([], [issued('5', 0, ends)])[0]).toMatchObject({ standing, until, publicKey: null });
});

test('a key that waits has no end, and is found by its fingerprint', () => {
  const all = shownOf([held('pending', null, 900)], []);
  expect(all[0]).toMatchObject({ standing: 'pending', from: 900, until: null });
  expect(findShown(all, 'F900')).toBe(all[0]);
});

test('an ID-Cert is found by its serial and by its fingerprint, and nothing by anything else', () => {
  const all = shownOf([held('current', '3', 300)], [issued('2', 200)]);
  expect(findShown(all, '2')?.sessionId).toBe('phone');
  expect(findShown(all, 'F3')?.address).toBe('3');
  expect(findShown(all, '4')).toBeUndefined();
});

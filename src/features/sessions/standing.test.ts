import { expect, test } from 'vitest';
import { CERTIFICATE_CHECKS, type CertificateCheck } from '../../protocol/certificate.ts';
import type { SessionEntry } from '../../worker/use-cases.ts';
import { standingOf } from './standing.ts';

type Shown = NonNullable<SessionEntry['certificate']>;

const NOW = 1_800_000_000;

function shown(
  failed: readonly CertificateCheck[],
  expiresAt: number,
  isIssuerKnown = true,
): Pick<SessionEntry, 'certificate'> {
  const checks = CERTIFICATE_CHECKS.map((check) => ({ check, passed: !failed.includes(check) }));
  return {
    certificate: {
      view: { expiresAt } as Shown['view'],
      verdict: { valid: failed.length === 0, checks },
      file: { text: '', extension: 'asc', mediaType: '', binary: null },
      isIssuerKnown,
    },
  };
}

test('one that passes every check holds', () => {
  expect(standingOf(shown([], NOW + 1), NOW)).toBe('holds');
});

test('one that only ran out raises no alarm', () => {
  expect(standingOf(shown(['dates'], NOW), NOW)).toBe('ran-out');
});

test('dates that are wrong while it has not run out do', () => {
  expect(standingOf(shown(['dates'], NOW + 1), NOW)).toBe('does-not-hold');
});

test.each(CERTIFICATE_CHECKS.filter((check) => check !== 'dates'))('a failed check of %s does', (check) => {
  expect(standingOf(shown([check], NOW + 1), NOW)).toBe('does-not-hold');
  expect(standingOf(shown([check, 'dates'], NOW - 1), NOW)).toBe('does-not-hold');
});

test('one that was not shown is not called valid', () => {
  expect(standingOf({ certificate: null }, NOW)).toBe('not-shown');
});

test('one by a key of the server that this browser never knew is neither valid nor an alarm', () => {
  expect(standingOf(shown(['certification'], NOW + 1, false), NOW)).toBe('issuer-unknown');
  expect(standingOf(shown(['certification', 'dates'], NOW - 1, false), NOW)).toBe('issuer-unknown');
  expect(standingOf(shown(['certification', 'dates'], NOW + 1, false), NOW)).toBe('does-not-hold');
  expect(standingOf(shown(['certification', 'session-id'], NOW + 1, false), NOW)).toBe('does-not-hold');
});

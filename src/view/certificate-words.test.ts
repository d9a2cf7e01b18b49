import { afterEach, expect, test } from 'vitest';
import { CERTIFICATE_CHECKS, type CertificateVerdict } from '../protocol/certificate.ts';
import { speak, words } from '../words/words.ts';
import { verdictWords } from './certificate-words.ts';

afterEach(() => speak('en'));

function verdict(failedFrom: number): CertificateVerdict {
  const checks = CERTIFICATE_CHECKS.map((check, place) => {
    if (place < failedFrom) return { check, passed: true };
    return { check, passed: place === failedFrom ? false : null };
  });
  return { valid: failedFrom === CERTIFICATE_CHECKS.length, checks };
}

test('a valid one passed every check', () => {
  expect(verdictWords(verdict(CERTIFICATE_CHECKS.length))).toBe('Valid: all 7 checks passed.');
});

test('one that failed says how far it came; what was not checked does not count', () => {
  expect(verdictWords(verdict(2))).toBe('Not valid: 2 of 7 checks passed.');
});

test('one of which a check could not be made, and none failed, is not called wrong', () => {
  const { checks } = verdict(CERTIFICATE_CHECKS.length);
  const open = checks.map((each) => (each.check === 'certification' ? { ...each, passed: null } : each));
  expect(verdictWords({ valid: false, checks: open })).toBe('Not checked in full: 6 of 7 checks passed.');
});

test('in German too', async () => {
  await speak('de');
  expect(verdictWords(verdict(CERTIFICATE_CHECKS.length))).toBe('Gültig: Es hat alle 7 Prüfungen bestanden.');
  expect(verdictWords(verdict(2))).toBe('Ungültig: 2 von 7 Prüfungen bestanden.');
});

test('one that could not be read has no verdict', () => {
  expect(verdictWords(null)).toMatch(/could not be read/);
});

test.each(CERTIFICATE_CHECKS)('passing and failing of %s read differently', (check) => {
  const { passed, failed } = words().certificateChecks.checks[check];
  expect(passed).not.toBe(failed);
});

import { expect, test } from 'vitest';
import { CERTIFICATE_CHECKS } from '../../protocol/certificate.ts';
import type { Question } from '../../worker/use-cases.ts';
import { judgementWords } from './words.ts';

function judged(failed: string | null): Question['certificate'] {
  const checks = CERTIFICATE_CHECKS.map((check) => ({ check, passed: check !== failed }));
  const view = { issuer: { domain: 'example.com' } } as Question['certificate']['view'];
  const file = { text: '', extension: 'asc', mediaType: '', binary: null };
  return { view, verdict: { valid: failed === null, checks }, file, isIssuerKnown: true };
}

test('an ID-Cert that holds is said to, and by whom it was certified', () => {
  expect(judgementWords(judged(null))).toBe('Valid: all 7 checks passed. Certified by example.com.');
});

test('one that does not leads to where the checks are', () => {
  expect(judgementWords(judged('certification'))).toMatch(/^Not valid: .* Sessions shows which/);
});

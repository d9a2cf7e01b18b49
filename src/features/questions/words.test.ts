import { expect, test } from 'vitest';
import { CERTIFICATE_CHECKS } from '../../protocol/certificate.ts';
import type { Question } from '../../worker/use-cases.ts';
import { judgementWords, readOutWords } from './words.ts';

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

test('two questions that come together are not read out alike, and one by its name', () => {
  const asked = (sessionId: string, name: string | null) =>
    readOutWords({ isNewSession: true, name, sessionId: sessionId as Question['sessionId'] });
  expect(asked('one', null)).not.toBe(asked('two', null));
  expect(asked('one', 'laptop')).toMatch(/Was that you\? It is session laptop\.$/);
});

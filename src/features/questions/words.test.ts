import { expect, test } from 'vitest';
import { CERTIFICATE_CHECKS } from '../../protocol/certificate.ts';
import type { Question } from '../../worker/use-cases.ts';
import { judgementWords, readOutWords, todoWords, waitingWords } from './words.ts';

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

test('what was done is not asked for again', () => {
  const both = todoWords({ endedAt: null }, false);
  expect(both).toEqual([expect.stringMatching(/^End that/), expect.stringMatching(/^Change your account/)]);
  expect(todoWords({ endedAt: 7 }, false)).toEqual(both.slice(1));
  expect(todoWords({ endedAt: null, isPasswordChanged: true }, false)).toEqual(both.slice(0, 1));
  expect(todoWords({ endedAt: null }, true)[0]).toMatch(/listed below/);
});

test('what waits is counted: questions first, then what was answered with no', () => {
  const [open, disowned] = [{ isDisowned: false }, { isDisowned: true }];
  expect(waitingWords([])).toBeNull();
  expect(waitingWords([disowned])).toBe('something is left to do');
  expect(waitingWords([disowned, open])).toBe('a question waits for your answer');
  expect(waitingWords([open, open])).toBe('2 questions wait for your answer');
});

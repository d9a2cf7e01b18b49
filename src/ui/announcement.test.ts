import { expect, test } from 'vitest';
import { SILENCE, said, takenBack } from './announcement.ts';

const [one, another] = [Symbol(), Symbol()];

test('what is said twice in a row differs each time', () => {
  const first = said(SILENCE, 'Copied.', one);
  const second = said(first, 'Copied.', another);
  expect(second.text).not.toBe(first.text);
  expect(second.text.trim()).toBe(first.text);
  expect(said(second, 'Copied.', one).text).toBe(first.text);
});

test('what is taken back is gone', () => {
  expect(takenBack(said(SILENCE, 'Was that you?', one), one)).toBe(SILENCE);
});

test('what another has said since stays', () => {
  const later = said(said(SILENCE, 'Was that you?', one), 'The session was ended.', another);
  expect(takenBack(later, one)).toBe(later);
});

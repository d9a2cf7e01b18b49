import { afterEach, expect, test } from 'vitest';
import { speak } from '../../words/words.ts';
import { STANDINGS, type Standing } from './actions.ts';
import type { Shown } from './shown.ts';
import { keyFileName, leadWords, rowWords, sessionWords, spanWords } from './words.ts';

const DAY = 24 * 60 * 60;
const NOW = Date.UTC(2026, 10, 25, 12) / 1000;

function shown(standing: Standing, until: number | null = NOW + 10 * DAY): Shown {
  const nothing = { fingerprint: null, view: null, verdict: null, file: null, publicKey: null };
  return { address: '1', standing, sessionId: 'desk', isThis: true, from: NOW - 50 * DAY, until, ...nothing };
}

afterEach(() => speak('en'));

test('one in force says until when, and one that ran out says so', () => {
  expect(leadWords(shown('current'), NOW)).toBe('In force until December 5, 2026.');
  expect(leadWords(shown('current', NOW - DAY), NOW)).toBe('Ran out on November 24, 2026.');
  expect(leadWords(shown('superseded', NOW - DAY), NOW)).toBe(
    'In force until November 24, 2026, then superseded.',
  );
});

test('a key that waits is told by its own date', () => {
  expect(leadWords(shown('pending', null), NOW)).toBe('Made on October 6, 2026, and not certified yet.');
  expect(spanWords(shown('pending', null))).toBe('made on October 6, 2026');
});

test('in German too', async () => {
  await speak('de');
  expect(leadWords(shown('revoked'), NOW)).toBe('Widerrufen am 5. Dezember 2026.');
  expect(spanWords(shown('superseded'))).toBe('6. Oktober 2026 bis 5. Dezember 2026');
});

test.each(STANDINGS)('the first sentence of each is a sentence: %s', (standing) => {
  expect(leadWords(shown(standing), NOW)).toMatch(/^[A-Z].* 2026.*\.$/);
});

function row(...standings: Standing[]) {
  const marks = standings.map((standing) => {
    const until = standing === 'pending' ? null : NOW + (standing === 'superseded' ? -20 : 10) * DAY;
    return { shown: shown(standing, until), from: 0, to: 1, isWide: true };
  });
  return { sessionId: 'desk', isThis: true, marks };
}

test.each([
  [['current'], '1 ID-Cert, in force until December 5, 2026'],
  [['superseded', 'current', 'pending'], '2 ID-Certs, in force until December 5, 2026, 1 key waits for one'],
  [['superseded', 'revoked'], '2 ID-Certs, ended on December 5, 2026'],
] as const)('the line of a session is told in words: %j', (standings, said) => {
  expect(rowWords(row(...standings), NOW)).toBe(said);
});

test('the line of a session whose ID-Cert ran out says so, in German too', async () => {
  expect(rowWords(row('current'), NOW + 11 * DAY)).toBe('1 ID-Cert, ran out on December 5, 2026');
  await speak('de');
  expect(rowWords(row('superseded', 'current'), NOW)).toBe('2 ID-Certs, gültig bis 5. Dezember 2026');
});

test('a session goes by the name that it was given', () => {
  const other = { sessionId: 'Xy_7', isThis: false };
  expect(sessionWords(other, { Xy_7: 'Laptop' })).toBe('Laptop');
  expect(sessionWords(other, {})).toBe('Xy_7');
  expect(sessionWords({ sessionId: 'desk', isThis: true }, {})).toBe('This browser');
});

test('a file says which half of which key it is', () => {
  expect(keyFileName('private', '0a1b', 'asc')).toBe('private-key-0a1b.asc');
});

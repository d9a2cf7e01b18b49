import { afterEach, expect, test } from 'vitest';
import { speak, words } from '../../words/words.ts';
import { stateWords } from './state-words.ts';

afterEach(() => speak('en'));

const PLAIN = { state: 'available', kind: 'ordinary', handedOut: false, hasPrivateHalf: true } as const;

test('says what is special about a KeyPackage', () => {
  expect(stateWords(PLAIN)).toBe('Available');
  expect(stateWords({ ...PLAIN, kind: 'last-resort' })).toBe('Available, last resort');
  expect(stateWords({ ...PLAIN, kind: 'last-resort', handedOut: true })).toBe(
    'Available, last resort, handed out',
  );
  expect(stateWords({ ...PLAIN, state: 'superseded', hasPrivateHalf: false })).toBe(
    'Superseded, private half deleted',
  );
});

test('in German too, with its plurals and gaps', async () => {
  await speak('de');
  expect(stateWords({ ...PLAIN, kind: 'last-resort', handedOut: true })).toBe(
    'Verfügbar, Last Resort, ausgegeben',
  );
  const { pool } = words().keyPackages;
  expect(pool.expiringSoon(1)).toBe('1 weiteres läuft innerhalb von 7 Tagen ab und zählt nicht mit.');
  expect(pool.expiringSoon(2)).toMatch(/^2 weitere laufen /);
  expect(pool.waiting('99', '100')).toBe('99 von 100 warten auf dem Server.');
});

import { afterEach, expect, test } from 'vitest';
import { dateWords } from '../../ui/time.ts';
import { speak } from '../../words/words.ts';
import { changesOf } from './changes-words.ts';
import type { RotationFacts } from './queries.ts';
import { remaining } from './remaining.ts';

const NOW = 1_800_000_000;

afterEach(() => speak('en'));

function facts(available: number, servers: readonly object[] = [], isBehind = false) {
  return {
    overview: {
      certificate: { view: { expiresAt: NOW } },
      pool: { available, expiringSoon: 0, target: 100 },
      lastResort: null,
      backup: { madeAt: NOW, provenAt: null, isBehind },
    },
    foreign: { servers, isPending: false, now: NOW },
  } as unknown as RotationFacts;
}

const TOLD = { domain: 'b.example', isSignedIn: true, told: { isPresent: true, at: NOW }, trouble: null };
const UNTOLD = { domain: 'a.example', isSignedIn: true, told: { isPresent: false, at: NOW } };

test('what is discarded, what comes in its place, and who is to be told', () => {
  const [idCert, keyPackages, lastResort, foreign] = changesOf(facts(97, [UNTOLD, TOLD]));
  expect(idCert?.before).toBe(`The present one, good until ${dateWords(NOW)}.`);
  expect(keyPackages?.after).toBe('97 are discarded. 100 new ones take their place.');
  expect(lastResort?.before).toBe('None.');
  expect(foreign?.before).toBe('a.example, b.example');
  expect(changesOf(facts(1)).at(-1)?.after).toBe('None has to be told.');
});

test('in German, one is counted as one', async () => {
  await speak('de');
  const { before, after } = changesOf(facts(1))[1] ?? {};
  expect(before).toBe('1 wartet darauf, abgeholt zu werden.');
  expect(after).toBe('1 wird verworfen. 100 neue treten an ihre Stelle.');
});

test('what remains is a backup that lacks the new key, and each server that does not know it', () => {
  expect(remaining(facts(100, [TOLD]))).toBe(0);
  expect(remaining(facts(100, [TOLD, UNTOLD, { ...TOLD, isSignedIn: false }], true))).toBe(3);
});

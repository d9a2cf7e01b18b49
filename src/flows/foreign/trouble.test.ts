import { expect, test } from 'vitest';
import { ClavesError } from '../../protocol/claves-error.ts';
import { isDue, troubleAfter } from './trouble.ts';

const at = (now: number, byte = 0xff) => ({
  clock: { now: () => now, skew: () => 0 },
  random: (length: number) => new Uint8Array(length).fill(byte),
});
const silent = new ClavesError('FOREIGN_UNREACHABLE');

test('waits longer after each failure, to five minutes at most', () => {
  let trouble = null;
  const waits = [];
  for (let now = 0, tries = 0; tries < 11; tries++, now = trouble.nextTryAt + 3600) {
    trouble = troubleAfter(trouble, silent, [now], at(now));
    waits.push(trouble.nextTryAt - now);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test('waits as long as the server asks for', () => {
  const busy = new ClavesError('FOREIGN_UNAVAILABLE', { details: { retryAfter: 1800 } });
  expect(troubleAfter(null, busy, [5], at(5))).toMatchObject({
    lastTriedAt: 5,
    nextTryAt: 1805,
    failures: 1,
  });
});

test('is quiet once ten requests fell into ten minutes, until they are past', () => {
  const requests = Array.from({ length: 10 }, (_, index) => 100 + index);
  const { nextTryAt } = troubleAfter(null, silent, requests, at(110, 0));
  expect(nextTryAt).toBe(100 + 600);
});

test('is due at its time, and where the clock was set back', () => {
  const trouble = troubleAfter(null, silent, [1000], at(1000));
  expect(isDue(null, 0)).toBe(true);
  expect(isDue(trouble, trouble.nextTryAt - 1)).toBe(false);
  expect(isDue(trouble, trouble.nextTryAt)).toBe(true);
  expect(isDue(trouble, 1000 - 301)).toBe(true);
});

test('two tabs whose clocks are a second apart try no more often than one', () => {
  let trouble = troubleAfter(null, silent, [0], at(0, 0));
  let tries = 1;
  for (let now = 0; now < 600; now++) {
    for (const clock of [now, now - 1]) {
      if (!isDue(trouble, clock)) continue;
      trouble = troubleAfter(trouble, silent, [clock], at(clock, 0));
      tries += 1;
    }
  }
  expect(tries).toBe(10);
});

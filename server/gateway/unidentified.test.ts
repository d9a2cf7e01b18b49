import { expect, test } from 'vitest';
import { UNIDENTIFIED } from './limits.ts';
import { Unidentified } from './unidentified.ts';

const RETRY = { retryAfter: UNIDENTIFIED.retryAfter };

/** So many of one address. */
function fill(waiting: Unidentified<object>, many: number, address: string): object[] {
  const connections = Array.from({ length: many }, () => ({}));
  for (const each of connections) waiting.add(each, address);
  return connections;
}

test('one address may have so many, and leaves the rest to others', () => {
  const waiting = new Unidentified<object>();
  const [first = {}] = fill(waiting, UNIDENTIFIED.ofOneAddress, 'one');
  expect(waiting.refusalOf('one')).toMatchObject({ code: 'RATE_LIMITED', details: RETRY });
  expect(waiting.refusalOf('other')).toBe(null);
  waiting.delete(first);
  expect(waiting.refusalOf('one')).toBe(null);
  waiting.delete(first);
  fill(waiting, 1, 'one');
  expect(waiting.refusalOf('one')).not.toBe(null);
});

test('all together may be so many', () => {
  const waiting = new Unidentified<object>();
  for (let each = 0; each < UNIDENTIFIED.most - 1; each++) fill(waiting, 1, String(each));
  expect(waiting.refusalOf('new')).toBe(null);
  const [last = {}] = fill(waiting, 1, 'last');
  expect(waiting.refusalOf('new')).toMatchObject({ code: 'UNAVAILABLE', details: RETRY });
  waiting.delete(last);
  expect(waiting.refusalOf('new')).toBe(null);
});

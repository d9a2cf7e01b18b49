import { expect, test } from 'vitest';
import { type Claimed, type Failed, violationsOf } from './claim-history.ts';

const uploaded = ['a', 'b', 'c'].map((ref) => ({ ref, at: -1 }));

function claim(ref: string, start: number, end: number): Claimed {
  return { ref, start, end };
}

function violations(...claims: Claimed[]): string[] {
  return violationsOf({ uploaded, lastResort: 'last', claims });
}

test('one after another, the oldest first, then the last-resort one again and again', () => {
  const [a, b, c] = [claim('a', 0, 1), claim('b', 2, 3), claim('c', 4, 5)];
  expect(violations(a, b, c, claim('last', 6, 7), claim('last', 8, 9))).toEqual([]);
  expect(violations(c, b, a)).toEqual([]);
});

test('of two at the same time either may be first, though they only touch', () => {
  expect(violations(claim('b', 0, 5), claim('a', 4, 8), claim('c', 9, 10))).toEqual([]);
  expect(violations(claim('b', 0, 4), claim('a', 4, 8))).toEqual([]);
  expect(violations(claim('c', 0, 9), claim('a', 1, 2), claim('b', 3, 4))).toEqual([]);
  expect(violations(claim('a', 0, 9), claim('b', 0, 9), claim('last', 1, 9), claim('c', 9, 10))).toEqual([]);
});

test('one that goes out twice', () => {
  expect(violations(claim('a', 0, 1), claim('a', 0, 1))).toEqual(['a went out twice']);
});

test('one that nobody uploaded', () => {
  expect(violations(claim('x', 0, 1))).toEqual(['x was never uploaded']);
});

test('an older one after a later one', () => {
  expect(violations(claim('b', 0, 1), claim('a', 2, 3))).toEqual(['a went out after a later one']);
  const long = [claim('c', 0, 3), claim('a', 1, 9), claim('b', 4, 5)];
  expect(violations(...long)).toEqual(['b went out after a later one']);
});

test('the last-resort one while others were left', () => {
  const early = [claim('a', 0, 1), claim('b', 1, 2), claim('last', 3, 4), claim('c', 5, 6)];
  expect(violations(...early)).toEqual(['c was left, and the last-resort one went out']);
  expect(violations(claim('last', 0, 1))).toHaveLength(3);
});

test('the last-resort one while others were on their way', () => {
  const late = { uploaded: [{ ref: 'd', at: 2 }], lastResort: 'last' };
  expect(violationsOf({ ...late, claims: [claim('last', 1, 3)] })).toEqual([]);
  expect(violationsOf({ ...late, claims: [claim('last', 3, 4)] })).toHaveLength(1);
});

test('claims that were lost: each may have used up one, never two', () => {
  const lost = { start: 0, end: 1, lost: true };
  const emptied = (claims: Claimed[], failed: Failed[]) =>
    violationsOf({ uploaded, lastResort: 'last', claims, failed, isEmptied: true });
  const [b, c, last] = [claim('b', 2, 3), claim('c', 4, 5), claim('last', 6, 7)];
  expect(emptied([b, c, last], [lost])).toEqual([]);
  expect(emptied([c, last], [lost])).toEqual(['2 never went out, and only 1 claims were lost']);
  expect(emptied([c, last], [lost, lost])).toEqual([]);
  expect(emptied([b, c, last], [{ ...lost, lost: false }])).toHaveLength(2);
  expect(emptied([b, c, b, last], [lost])).toEqual(['b went out twice']);
});

test('what a failed claim has put back may go out late, but only if it was passed over meanwhile', () => {
  const late = [claim('b', 1, 2), claim('a', 3, 4)];
  const beside = (start: number, end: number) =>
    violationsOf({ uploaded, lastResort: 'last', claims: late, failed: [{ start, end, lost: false }] });
  expect(beside(0, 1)).toEqual([]);
  expect(beside(2.5, 9)).toEqual(['a went out after a later one']);
});

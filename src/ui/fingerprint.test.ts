import { expect, test } from 'vitest';
import { groupsOfFour } from './fingerprint.tsx';

test('a fingerprint of 20 bytes is ten upper-case groups of four', () => {
  const groups = groupsOfFour('eb85bb5fa33a75e15e944e63f231550c4f47e38e');
  expect(groups).toHaveLength(10);
  expect(groups.join(' ')).toBe('EB85 BB5F A33A 75E1 5E94 4E63 F231 550C 4F47 E38E');
});

test('a rest shorter than four is kept', () => {
  expect(groupsOfFour('abcdef')).toEqual(['ABCD', 'EF']);
  expect(groupsOfFour('')).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { ACTIONS, type Action, permits, STANDINGS, type Standing } from './actions.ts';

function whereIs(action: Action): Standing[] {
  return STANDINGS.filter((standing) => permits(standing, action));
}

test('only a key in force is shown for others to take', () => {
  expect(whereIs('show')).toEqual(['current', 'elsewhere']);
});

test('a private key leaves only from here, and only if an ID-Cert vouched for it', () => {
  expect(whereIs('export-private-key')).toEqual(['current', 'superseded']);
});

test('a session can be ended only while its ID-Cert is in force elsewhere', () => {
  expect(whereIs('session')).toEqual(['elsewhere']);
});

test('rotating is offered where it changes something', () => {
  expect(whereIs('rotate')).toEqual(['current', 'rejected', 'stray']);
});

test('what was rejected is not held beside anything: it was never used', () => {
  expect(permits('rejected', 'compare')).toBe(false);
});

test('an ID-Cert can be copied wherever there is one', () => {
  expect(whereIs('copy-id-cert')).toEqual(STANDINGS.filter((standing) => standing !== 'pending'));
});

describe('each', () => {
  test.each(STANDINGS)('%s permits something', (standing) => {
    expect(ACTIONS.some((action) => permits(standing, action))).toBe(true);
  });

  test.each(ACTIONS)('%s is permitted somewhere, and not everywhere', (action) => {
    expect(whereIs(action)).not.toEqual([]);
    expect(whereIs(action)).not.toEqual(STANDINGS);
  });
});

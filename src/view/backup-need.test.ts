import { expect, test } from 'vitest';
import type { Overview } from '../worker/use-cases.ts';
import { backupLackOf } from './backup-need.ts';

/** The last backup, and the ID-Cert of the present key, by their times. */
function at(madeAt: number | null, issuedAt: number) {
  const view = { issuedAt } as Overview['certificate']['view'];
  return { backup: { madeAt, logLength: 0, provenAt: null }, certificate: { view, renewalOpensAt: 0 } };
}

test('without a backup there is none, and after a rotation the last one is behind', () => {
  expect(backupLackOf(at(null, 5))).toBe('none');
  expect(backupLackOf(at(4, 5))).toBe('outdated');
  expect(backupLackOf(at(5, 5))).toBeNull();
  expect(backupLackOf(at(6, 5))).toBeNull();
});

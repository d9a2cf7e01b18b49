import { expect, test } from 'vitest';
import { backupLackOf } from './backup-need.ts';

const lack = (madeAt: number | null, isBehind: boolean) =>
  backupLackOf({ backup: { madeAt, provenAt: null, isBehind } });

test('without a backup there is none, and after a rotation the last one is behind', () => {
  expect(lack(null, true)).toBe('none');
  expect(lack(4, true)).toBe('outdated');
  expect(lack(4, false)).toBeNull();
});

import { expect, test } from 'vitest';
import type { Serial } from '../../protocol/terms.ts';
import { comparedWords } from './compared-words.ts';

const RESTORED = { event: { kind: 'backup-restored', madeAt: 1 } } as const;
const KEY = { serial: '2' as Serial, fingerprint: 'aa' };
const ROTATED = { event: { kind: 'rotated', ...KEY } } as const;
const MISSING = { event: { kind: 'private-halves-missing', count: 3 } } as const;

test('what the log tells since the restore is what came of comparing', () => {
  expect(comparedWords([ROTATED, MISSING, RESTORED])).toContain('the identity key was rotated');
  expect(comparedWords([MISSING, RESTORED])).toContain('rotate the identity key');
});

test('what was before the restore did not come of it', () => {
  expect(comparedWords([RESTORED, ROTATED, MISSING])).toContain('both agree');
});

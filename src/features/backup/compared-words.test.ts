import { expect, test } from 'vitest';
import { comparedWords } from './compared-words.ts';

const RESTORED = { event: { kind: 'backup-restored', madeAt: 1 } } as const;
const ROTATED = { event: { kind: 'rotated', serial: '2', fingerprint: 'aa' } } as const;
const MISSING = { event: { kind: 'private-halves-missing', count: 3 } } as const;

test('what the log tells since the restore is what came of comparing', () => {
  expect(comparedWords([ROTATED, MISSING, RESTORED])).toContain('the identity key was rotated');
  expect(comparedWords([MISSING, RESTORED])).toContain('rotate the identity key');
});

test('what was before the restore did not come of it', () => {
  expect(comparedWords([RESTORED, ROTATED, MISSING])).toContain('both agree');
});

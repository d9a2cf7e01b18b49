import { expect, test } from 'vitest';
import { comparedWords } from './compared-words.ts';

test('both agree only where that was found', () => {
  expect(comparedWords('agreed')).toContain('both agree');
  for (const finding of ['not-told', 'overtaken', 'failed'] as const) {
    expect(comparedWords(finding)).not.toContain('agree.');
  }
});

test.each(['private-halves-missing', 'server-restored', 'other-id-cert'] as const)(
  '%s says that the key was rotated for it',
  (finding) => {
    expect(comparedWords(finding)).toContain('the identity key was rotated');
  },
);

test('what failed leaves the restore as it is', () => {
  expect(comparedWords('failed')).toMatch(/could not be compared.*is kept/);
});

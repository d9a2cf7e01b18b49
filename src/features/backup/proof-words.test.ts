import { expect, test } from 'vitest';
import { proofWords } from './proof-words.ts';

const NONE = { both: 0, onlyFile: 0, onlyHere: 0 };
const keys = (both: string[], onlyHere: string[] = [], onlyFile: string[] = []) => ({
  both,
  onlyFile,
  onlyHere,
});

test('a file with every key that is here counts', () => {
  const identityKeys = keys(['a', 'b']);
  const privateHalves = { ...NONE, both: 202 };
  const { tone, title, text } = proofWords({ identityKeys, privateHalves, holdsCurrent: true });
  expect([tone, title]).toEqual(['plain', 'Proven: this file can be restored']);
  expect(text).toBe(
    'Opened, and the same as here: 2 identity keys and the private halves of 202 KeyPackages. It holds every key that is here.',
  );
});

test('a file without the present key does not count, and a new one is asked for', () => {
  const { tone, title, text } = proofWords({
    identityKeys: keys(['a'], ['b']),
    privateHalves: { ...NONE, onlyHere: 101 },
    holdsCurrent: false,
  });
  expect(tone).toBe('amber');
  expect(title).toContain('your present identity key is not in it');
  expect(text).toContain('does not count');
  expect(text).toContain('the same as here: 1 identity key.');
  expect(text).toContain('Only here: 1 identity key and the private halves of 101 KeyPackages.');
  expect(text).toContain('Make a new backup, and prove that one.');
});

test('what is in one of the two alone is named, though it counts', () => {
  const privateHalves = { both: 100, onlyHere: 1, onlyFile: 3 };
  const { tone, text } = proofWords({
    identityKeys: keys(['a'], [], ['c']),
    privateHalves,
    holdsCurrent: true,
  });
  expect(tone).toBe('plain');
  expect(text).toContain('Only here: the private half of 1 KeyPackage.');
  expect(text).toContain('Only in the file: 1 identity key and the private halves of 3 KeyPackages.');
  expect(text).toContain('Make a new backup to have it all.');
  expect(text).not.toContain('every key');
});

test('a file of somebody else is said to hold none of the keys that are here', () => {
  const { tone, title, text } = proofWords({
    identityKeys: keys([], ['b'], ['c']),
    privateHalves: { ...NONE, onlyFile: 101, onlyHere: 101 },
    holdsCurrent: false,
  });
  expect(tone).toBe('amber');
  expect(title).toContain('none of the keys that are here');
  expect(text).not.toContain('same');
});

import { expect, test } from 'vitest';
import { proofWords } from './proof-words.ts';

test('a file with every key that is here counts', () => {
  const { tone, title, text } = proofWords({ proven: ['a', 'b'], missing: [], holdsCurrent: true });
  expect([tone, title]).toEqual(['plain', 'Proven: this file can be restored']);
  expect(text).toBe(
    'Its 2 identity keys were opened, and are those that are here. It holds every identity key that is here.',
  );
});

test('a file without the present key does not count, and a new one is asked for', () => {
  const { tone, text } = proofWords({ proven: ['a'], missing: ['b'], holdsCurrent: false });
  expect(tone).toBe('amber');
  expect(text).toContain('does not count');
  expect(text).toContain('Its one identity key');
  expect(text).toContain('Make a new backup');
});

test('keys of other sessions that are not in it are named, though it counts', () => {
  const { tone, text } = proofWords({ proven: ['a'], missing: ['b'], holdsCurrent: true });
  expect(tone).toBe('plain');
  expect(text).toContain('One other key that is here is not in it');
});

test('a file of somebody else holds none of the keys', () => {
  expect(proofWords({ proven: [], missing: ['b'], holdsCurrent: false }).text).toContain(
    'It holds no identity key that is here.',
  );
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GUESSING, LIMITS } from './table.ts';

const PAGE = readFileSync(new URL('../../docs/limits.md', import.meta.url), 'utf8');

/** The tables' rows, cell by cell. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.slice(2, -2).split(' | '));

test('docs/limits.md has each limit, and no other', () => {
  const limits = Object.entries(LIMITS).flatMap(([limited, bys]) =>
    Object.entries(bys).map(([by, { most, seconds }]) => [`\`${limited}\``, by, `${most}`, `${seconds}`]),
  );
  const documented = ROWS.filter(({ length }) => length === 5).map(([limited, _what, ...rest]) => [
    limited,
    ...rest,
  ]);
  expect(documented).toEqual(limits);
});

test('docs/limits.md has each backoff, and no other', () => {
  const backoffs = Object.entries(GUESSING).map(([name, { free, longest, memory }]) => [
    `\`${name}\``,
    ...[free, longest, memory].map(String),
  ]);
  expect(ROWS.filter(({ length }) => length === 4)).toEqual(backoffs);
});

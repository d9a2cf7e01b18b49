import { expect, test } from 'vitest';
import { findPrograms } from './programs.ts';

/** Where it is not, nothing else of this project runs; in continuous integration (`CI=true`) that is a failure. */

const missing = findPrograms() === null;
const skipped = missing && process.env['CI'] !== 'true';

test.skipIf(skipped)(`on PostgreSQL${skipped ? ' (skipped: PostgreSQL is not installed)' : ''}`, () => {
  expect(missing, 'PostgreSQL is not installed').toBe(false);
});

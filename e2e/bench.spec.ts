import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { findPrograms } from '../server/testing/postgresql/programs.ts';

/** Name, median, spread, then both of the floor, and the ratio. */
const LINE = /^(\S.*\S) {3,}([\d,]+) +([\d,]+–[\d,]+) +([\d,]+) +([\d,]+–[\d,]+) +\d+\.\d$/gm;

/** Milliseconds: it builds a page and starts a browser and two home servers beside whatever else runs here. */
const TIMEOUT = 180_000;

test('the bench measures everything that it names, in a real browser and on every database', async () => {
  test.setTimeout(TIMEOUT);
  const options = { timeout: TIMEOUT - 10_000 };
  const { stdout } = await promisify(execFile)(process.execPath, ['bench/main.ts', '--quick'], options);
  const lines = [...stdout.matchAll(LINE)].map(([, name, ours, , floor]) => ({ name, ours, floor }));
  const databases = ['SQLite', ...(findPrograms() ? ['PostgreSQL'] : [])];
  expect(lines.map(({ name }) => name)).toEqual([
    'KeyPackages made, sealed and stored in the browser',
    ...databases.flatMap((database) => [
      `KeyPackages uploaded and verified, ${database}`,
      `KeyPackages claimed, ${database}`,
    ]),
  ]);
  for (const { ours, floor } of lines) {
    expect(ours).not.toBe('0');
    expect(floor).not.toBe('0');
  }
});

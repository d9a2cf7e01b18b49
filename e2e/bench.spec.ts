import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { startStocking } from '../bench/stocking.ts';
import { findBrowser } from '../scripts/find-browser.ts';
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

test('a bench that cannot begin ends its browser, and removes what it built', async () => {
  test.setTimeout(TIMEOUT);
  const folder = await mkdtemp(join(tmpdir(), 'claves-e2e-'));
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = folder;
  try {
    // Where nobody listens: all is open by then.
    const begun = startStocking(findBrowser() ?? '', 'http://localhost:1', 1);
    await expect(begun).rejects.toThrow('SERVER_UNREACHABLE');
    expect(await readdir(folder)).toEqual([]);
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
    await rm(folder, { recursive: true });
  }
});

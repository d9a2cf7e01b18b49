import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolders } from './make-folders.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-folders-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('all that are missing are made, for their owner alone, and those that are there stay', async () => {
  const path = join(folder, 'one', 'two', 'three');
  for (let turn = 0; turn < 2; turn++) makeFolders(path);
  for (const made of [path, join(path, '..'), join(path, '..', '..')]) {
    expect((await stat(made)).mode & 0o777).toBe(0o700);
  }
});

test('where there is a file, and where nobody can make one, that is said at once', async () => {
  await writeFile(join(folder, 'file'), '');
  for (const path of [join(folder, 'file'), join(folder, 'file', 'below'), '/proc/claves/data']) {
    expect(() => makeFolders(path)).toThrow(/^E(EXIST|NOTDIR|NOENT|ACCES)/);
  }
});

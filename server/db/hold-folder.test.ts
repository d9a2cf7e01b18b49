import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdFolder } from './hold-folder.ts';

const HOLDER = new URL('./hold-folder.ts', import.meta.url).href;

let folder: string;
let holders: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-hold-'));
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process that asks for it. Resolves to whether it has it; then it lives on. */
async function ask(): Promise<boolean> {
  const script = `const { holdFolder } = await import(${JSON.stringify(HOLDER)});
    holdFolder(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  holders.push(holder);
  return Promise.race([once(holder.stdout, 'data').then(() => true), once(holder, 'exit').then(() => false)]);
}

test('of many that begin at the same moment in a new folder one has it', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, ask));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('another one is refused with the process that has it, until that ends', async () => {
  expect(await ask()).toBe(true);
  const [holder] = holders;
  expect(() => holdFolder(folder)).toThrow(`Another server, process ${holder?.pid}, runs`);
  holder?.kill('SIGKILL');
  await once(holder as ChildProcess, 'exit');
  holdFolder(folder)();
});

test('what was let go can be had again', () => {
  holdFolder(folder)();
  holdFolder(folder)();
});

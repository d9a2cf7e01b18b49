import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The real process, as `npm start` runs it. Whoever starts one ends it. */
export type MainProcess = ChildProcessByStdio<null, Readable, Readable>;

export const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** With these settings alone, and nothing else of our environment. */
export function runMain(
  settings: Readonly<Record<string, string>>,
  folder: string,
  entry = MAIN,
): MainProcess {
  const env = { PATH: process.env['PATH'], ...settings };
  return spawn(process.execPath, [entry], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What it said until it was ready. Rejects where it ends instead. */
export function untilReady(child: MainProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', () => reject(new Error('it ended')));
    child.stdout.on('data', (part: Buffer) => {
      output += part;
      if (output.includes('Open http')) resolve(output);
    });
  });
}

/**
 * What it warned of until it was ready. That was written before the word that it is, but comes through another pipe: it
 * is there by the next turns of the event loop.
 */
export async function warningsUntilReady(child: MainProcess): Promise<string> {
  let warned = '';
  child.stderr.on('data', (part: Buffer) => {
    warned += part;
  });
  await untilReady(child);
  await wait(100);
  return warned;
}

export async function exitCode(child: MainProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  return (await once(child, 'exit'))[0];
}

/** How one ends that does not start. */
export async function failureOf(child: MainProcess): Promise<{ code: unknown; sentence: string }> {
  const [code, sentence] = await Promise.all([exitCode(child), text(child.stderr), text(child.stdout)]);
  return { code, sentence };
}

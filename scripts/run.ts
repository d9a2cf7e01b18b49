import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Run by their files with the Node that runs us: an older one may stand first in PATH. */
const TOOLS = {
  playwright: '@playwright/test/cli.js',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds, after which the program is ended and counts as failed. */
  readonly timeout: number;
}

/**
 * Runs a program to its end and gives its exit code; 1 where it did not start, was ended or took too long.
 * All it prints goes to our standard error where `quiet`, so that our own output stays free.
 */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions,
  quiet = false,
): Promise<number> {
  const env = { ...process.env, PATH: pathWithOurNode(), ...options.env };
  const stdio = ['ignore', quiet ? 2 : 'inherit', 'inherit'] as const;
  // Not spawn's own `timeout`: its timer outlives a program that did not start, and keeps us waiting.
  const signal = AbortSignal.timeout(options.timeout);
  const child = spawn(command, args, { cwd: ROOT, env, stdio: [...stdio], signal });
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once('error', () => resolve(1));
  child.once('close', (code) => resolve(code ?? 1));
  return promise;
}

/** Runs one of the project's own tools, as `run` does. */
export function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  options: RunOptions,
  quiet = false,
): Promise<number> {
  return run(process.execPath, [`${ROOT}node_modules/${TOOLS[tool]}`, ...args], options, quiet);
}

function pathWithOurNode(): string {
  return `${ROOT}node_modules/.bin${delimiter}${process.env['PATH'] ?? ''}`;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Place } from '../db/open.ts';

const ADMIN = fileURLToPath(new URL('../admin.ts', import.meta.url));

/** How an administrator's task went. */
export interface AdminResult {
  readonly code: unknown;
  /** The result. */
  readonly out: string;
  /** What was said about it. */
  readonly words: string;
}

/** The real process, as `npm run admin` runs it, on this place and with these settings alone. */
export async function runAdmin(
  { dataDir, databaseUrl }: Place,
  args: readonly string[],
  { settings = {}, input = '' }: { settings?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<AdminResult> {
  const url = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, ...url, ...settings };
  const child = spawn(process.execPath, [ADMIN, ...args], { env, stdio: 'pipe' });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [out, words, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, out, words };
}

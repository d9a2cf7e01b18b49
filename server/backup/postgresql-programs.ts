import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { StartError } from '../start-error.ts';

/** What node's driver understands and PostgreSQL's own programs do not. */
const OF_THE_DRIVER = ['uselibpqcompat'];

/**
 * Runs one of PostgreSQL's client programs, and resolves to what it printed. Throws `StartError` where it is missing, or
 * fails.
 */
export async function runClient(
  program: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = { ...process.env, ...environment };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, printed, said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]).catch(
    () => {
      throw missing(program);
    },
  );
  if (code !== 0) throw failed(program, said);
  return printed;
}

/** The same on a database. The password goes by the environment: anybody may read another program's arguments. */
export async function runClientOn(
  databaseUrl: string,
  program: 'pg_dump' | 'pg_restore',
  args: readonly string[],
): Promise<void> {
  const { url, password } = withoutPassword(databaseUrl);
  await runClient(program, [...args, `--dbname=${url}`], { PGPASSWORD: password });
}

function withoutPassword(databaseUrl: string): { url: string; password: string } {
  const url = new URL(databaseUrl);
  const password = url.searchParams.get('password') ?? decodeURIComponent(url.password);
  url.password = '';
  for (const name of ['password', ...OF_THE_DRIVER]) url.searchParams.delete(name);
  if (url.searchParams.get('sslmode') === 'no-verify') url.searchParams.set('sslmode', 'require');
  return { url: url.href, password };
}

function missing(program: string): StartError {
  return new StartError(
    `The program ${program} is not installed here. Nothing was changed. Install PostgreSQL's client programs (on Debian: postgresql-client), of the database's version or a newer one.`,
  );
}

function failed(program: string, said: string): StartError {
  return new StartError(
    `The program ${program} failed. What was there before is as it was. Put right what it says, then try again: ${said.trim().replace(/\s+/g, ' ')}`,
  );
}

import type { Config } from '../config.ts';
import type { Opening } from '../db/migrate.ts';
import { readGeneration } from '../services/generation-file.ts';
import type { HomeServer } from '../services/home-server.ts';
import { openHomeServer } from '../services/open.ts';
import { StartError } from '../start-error.ts';

/** What a task is given. */
export interface Asked {
  readonly config: Config;
  /** What was written after its name. Never a secret: others see a command line. */
  readonly args: readonly string[];
  /** To standard output: the result. */
  readonly print: (text: string) => void;
  /** To standard error: words about it. */
  readonly say: (text: string) => void;
}

/** One thing that an administrator can do, whether or not the server runs. */
export interface AdminTask {
  /** What follows its name, for the usage. */
  readonly takes: string;
  /** What it does, in a sentence. */
  readonly does: string;
  /** Throws `StartError`, by `wrongUse` where the arguments are not what it takes. */
  readonly run: (asked: Asked) => Promise<void>;
}

export const clock = (): number => Math.floor(Date.now() / 1000);

/**
 * Opens the home server of these settings for the length of `work`. What is not there is refused, since these may be the
 * settings of no server; and so is the database of an earlier version, whose server may run: but for a task that knows better.
 */
export async function withHome<T>(
  config: Config,
  work: (home: HomeServer) => Promise<T>,
  { outdated = 'refuse', absent = 'refuse' }: Opening = {},
): Promise<T> {
  // A restore that was cut short is told of by who would begin a server there.
  const isCutShort = (await readGeneration(config.dataDir)) === 'restoring';
  const opening: Opening = { outdated, absent: isCutShort ? 'make' : absent };
  const home = await openHomeServer({ ...config, opening, now: clock });
  try {
    return await work(home);
  } finally {
    await home.db.destroy();
  }
}

/** For arguments that the task does not take. */
export function wrongUse(problem: string): StartError {
  return new StartError(`${problem} Nothing was changed. "npm run admin" lists all that there is.`);
}

/** For a task that takes nothing. */
export function expectNoArguments(name: string, args: readonly string[]): void {
  if (args.length > 0)
    throw wrongUse(`"${name}" takes nothing, but was given ${JSON.stringify(args.join(' '))}.`);
}

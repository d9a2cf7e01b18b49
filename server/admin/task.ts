import type { Config } from '../config.ts';
import { StartError } from '../start-error.ts';

/** What `npm run admin -- <name> <arguments>` does. Results go to standard output, words about them to standard error. */
export interface Task {
  /** Goes on after its name: what follows there, and what it does. */
  readonly usage: string;
  /** Throws `StartError`. */
  run(config: Config, args: readonly string[]): Promise<void>;
}

export const clock = (): number => Math.floor(Date.now() / 1000);

/** Of a task that was called with other arguments than it takes. */
export function wrongArguments(name: string, usage: string): StartError {
  return new StartError(`Nothing was changed. Use it as "npm run admin -- ${name}${usage}.`);
}

import type { Outcome } from '../services/administration.ts';
import { StartError } from '../start-error.ts';
import { wrongUse } from './task.ts';

/** The one name among the arguments; `options` may stand beside it. */
export function readName(task: string, args: readonly string[], options: readonly string[] = []): string {
  const [name, ...more] = args.filter((each) => !options.includes(each));
  if (name !== undefined && more.length === 0 && !name.startsWith('-')) return name;
  throw wrongUse(`"${task}" takes the name of one actor, as in "npm run admin -- ${task} alice".`);
}

/** Throws `StartError` where there is no such actor. */
export function expectDone(outcome: Outcome, name: string): void {
  if (outcome === 'done') return;
  const why = outcome === 'deleted' ? 'was deleted, for good' : 'is no actor of this server';
  throw new StartError(`${name} ${why}. Nothing was changed. "npm run admin -- list" shows all actors.`);
}

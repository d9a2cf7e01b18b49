import { activate } from './activate.ts';
import { backup } from './backup.ts';
import { deactivate } from './deactivate.ts';
import { invite } from './invite.ts';
import { list } from './list.ts';
import { resetPassword } from './reset-password.ts';
import { restore } from './restore.ts';
import { restored } from './restored.ts';
import { rotateKey } from './rotate-key.ts';
import type { AdminTask } from './task.ts';

/** By the name that one types, in the order in which they are listed. */
export const TASKS: ReadonlyMap<string, AdminTask> = new Map([
  ['invite', invite],
  ['list', list],
  ['deactivate', deactivate],
  ['activate', activate],
  ['reset-password', resetPassword],
  ['rotate-key', rotateKey],
  ['backup', backup],
  ['restore', restore],
  ['restored', restored],
]);

/** What there is, for whoever asks. */
export function usage(): string {
  const lines = [...TASKS].map(
    ([name, { takes, does }]) => `  ${`${name} ${takes}`.trimEnd()}\n      ${does}`,
  );
  return `npm run admin -- <task>, on the server's machine and with its settings, whether or not it runs:\n\n${lines.join('\n')}`;
}

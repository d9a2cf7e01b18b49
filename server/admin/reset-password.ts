import { randomBytes } from 'node:crypto';
import { resetPassword as resetPasswordOf } from '../services/administration.ts';
import { isAcceptablePassword } from '../services/passwords.ts';
import { StartError } from '../start-error.ts';
import { expectDone, readName } from './one-actor.ts';
import { readSecret } from './read-secret.ts';
import { type AdminTask, withHome } from './task.ts';

const STDIN = '--stdin';

export const resetPassword: AdminTask = {
  takes: `<name> [${STDIN}]`,
  does: `Gives an actor a new account password: prints a random one, or with ${STDIN} asks for it. It is signed out everywhere.`,
  async run({ config, args, print, say }) {
    const name = readName('reset-password', args, [STDIN]);
    const isGiven = args.includes(STDIN);
    const password = isGiven
      ? await readSecret('New account password: ')
      : randomBytes(16).toString('base64url');
    if (!isAcceptablePassword(password)) throw unacceptable();
    expectDone(await withHome(config, (home) => resetPasswordOf(home, name, password)), name);
    if (!isGiven) print(password);
    say(
      `${name} has a new account password and is signed out everywhere; its keys are untouched.${isGiven ? '' : ' The password is not shown again.'}`,
    );
  },
};

function unacceptable(): StartError {
  return new StartError(
    'This password is too short, too long or very common. Nothing was changed. Choose one of 8 to 1024 bytes that nobody would guess.',
  );
}

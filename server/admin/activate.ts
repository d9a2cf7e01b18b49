import { activate as activateActor } from '../services/administration.ts';
import { expectDone, readName } from './one-actor.ts';
import { type AdminTask, withHome } from './task.ts';

export const activate: AdminTask = {
  takes: '<name>',
  does: 'Undoes "deactivate": the actor can sign in again, to the sessions that it had.',
  async run({ config, args, say }) {
    const name = readName('activate', args);
    expectDone(await withHome(config, (home) => activateActor(home, name)), name);
    say(`${name} is active: it can sign in again, with the password that it had.`);
  },
};

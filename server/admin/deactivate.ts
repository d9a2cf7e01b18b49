import { deactivate as deactivateActor } from '../services/administration.ts';
import { expectDone, readName } from './one-actor.ts';
import { type AdminTask, withHome } from './task.ts';

export const deactivate: AdminTask = {
  takes: '<name>',
  does: 'Signs an actor out everywhere and lets nobody sign in to it, until "activate". Its ID-Certs stay readable.',
  async run({ config, args, say }) {
    const name = readName('deactivate', args);
    expectDone(await withHome(config, (home) => deactivateActor(home, name)), name);
    say(`${name} is deactivated: signed out everywhere, and nobody can sign in. "activate" undoes it.`);
  },
};

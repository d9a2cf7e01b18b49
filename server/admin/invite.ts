import type { Policy } from '../services/home-server.ts';
import { invite as makeInvitation } from '../services/invitations.ts';
import { type AdminTask, expectNoArguments, withHome } from './task.ts';

const USE: Readonly<Record<Policy['registration'], string>> = {
  invitation: 'It lets one person register, once. It is not shown again.',
  open: 'It lets one person register, once, but REGISTRATION is open: nobody needs it yet. It is not shown again.',
  closed:
    'REGISTRATION is closed: it lets nobody register before that is REGISTRATION=invitation. It is not shown again.',
};

export const invite: AdminTask = {
  takes: '',
  does: 'Prints a new invitation, which lets one person register; also before the server first starts.',
  async run({ config, args, print, say }) {
    expectNoArguments('invite', args);
    print(await withHome(config, makeInvitation, { absent: 'make' }));
    say(`${USE[config.policy.registration]} It is for the server in ${config.dataDir}.`);
  },
};

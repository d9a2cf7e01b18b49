import type { Policy } from '../services/home-server.ts';
import { invite } from '../services/invitations.ts';
import { openHomeServer } from '../services/open.ts';
import { clock, type Task, wrongArguments } from './task.ts';

const USE: Readonly<Record<Policy['registration'], string>> = {
  invitation: 'It lets one person register, once. It is not shown again.',
  open: 'It lets one person register, once, but REGISTRATION is open: nobody needs it yet. It is not shown again.',
  closed:
    'REGISTRATION is closed: it lets nobody register before that is REGISTRATION=invitation. It is not shown again.',
};

const usage = '" prints a new invitation, which lets one person register';

export const inviteTask: Task = {
  usage,
  async run(config, args) {
    if (args.length > 0) throw wrongArguments('invite', usage);
    const home = await openHomeServer({ ...config, now: clock });
    try {
      console.log(await invite(home));
    } finally {
      await home.db.destroy();
    }
    console.error(USE[config.policy.registration]);
  },
};

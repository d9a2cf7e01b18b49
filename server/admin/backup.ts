import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { type AdminTask, clock, wrongUse } from './task.ts';

export const backup: AdminTask = {
  takes: '<new folder>',
  does: 'Makes a backup of database and server key, also while the server runs.',
  async run({ config, args, print, say }) {
    const [folder = '', ...more] = args;
    if (folder === '' || more.length > 0) throw wrongUse('"backup" takes a folder that it makes.');
    const path = resolve(folder);
    await backUp(config, path, clock());
    print(path);
    say(
      'This is the backup. Whoever has it can certify as this server: keep it as safe as the server itself, and on another machine.',
    );
  },
};

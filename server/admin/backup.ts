import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { clock, type Task, wrongArguments } from './task.ts';

const usage = ' <new folder>" makes a backup of database and server key, also while the server runs';

export const backupTask: Task = {
  usage,
  async run(config, [folder = '', ...more]) {
    if (folder === '' || more.length > 0) throw wrongArguments('backup', usage);
    const path = resolve(folder);
    await backUp(config, path, clock());
    console.log(path);
    console.error(
      'This is the backup. Whoever has it can certify as this server: keep it as safe as the server itself, and on another machine.',
    );
  },
};

import { sentenceOfRestore } from '../restore-sentence.ts';
import { openHomeServer } from '../services/open.ts';
import { markRestored } from '../services/restored.ts';
import { clock, type Task, wrongArguments } from './task.ts';

const usage = '" tells the server that its database was put back by other means than "restore"';

export const restoredTask: Task = {
  usage,
  async run(config, args) {
    if (args.length > 0) throw wrongArguments('restored', usage);
    const home = await openHomeServer({ ...config, now: clock });
    try {
      console.error(sentenceOfRestore(await markRestored(home)));
    } finally {
      await home.db.destroy();
    }
  },
};

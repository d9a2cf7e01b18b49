import { sentenceOfRestore } from '../restore-sentence.ts';
import { markRestored } from '../services/restored.ts';
import { type AdminTask, expectNoArguments, withHome } from './task.ts';

export const restored: AdminTask = {
  takes: '',
  does: 'Tells the server that its database was put back by other means than "restore".',
  async run({ config, args, say }) {
    expectNoArguments('restored', args);
    say(sentenceOfRestore(await withHome(config, markRestored)));
  },
};

import { storeOf } from '../backup/store-of.ts';
import { sentenceOfRestore } from '../restore-sentence.ts';
import { markGeneration } from '../services/generation.ts';
import { readGeneration } from '../services/generation-file.ts';
import type { HomeServer } from '../services/home-server.ts';
import { type AdminTask, expectNoArguments, withHome } from './task.ts';

export const restored: AdminTask = {
  takes: '',
  does: 'Tells the server that its database was put back by other means than "restore".',
  async run({ config, args, say }) {
    expectNoArguments('restored', args);
    // What was put back may be of an earlier version, and must be marked before a server of this one serves it.
    const outdated = await storeOf(config)
      .expectIdle()
      .then(
        () => 'upgrade' as const,
        () => 'refuse' as const,
      );
    const mark = async (home: HomeServer) => markGeneration(home, await readGeneration(home.dataDir));
    const { withdrawn } = await withHome(config, mark, { outdated });
    say(sentenceOfRestore(withdrawn));
  },
};

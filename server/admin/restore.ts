import { join, resolve } from 'node:path';
import { restore as restoreInto } from '../backup/restore.ts';
import { sentenceOfKey, sentenceOfRestore } from '../restore-sentence.ts';
import { type AdminTask, clock, wrongUse } from './task.ts';

const REPLACE = '--replace';

export const restore: AdminTask = {
  takes: `<folder> [${REPLACE}]`,
  does: `Puts a backup back into an empty place, and with ${REPLACE} sets aside what is there.`,
  async run({ config, args, say }) {
    const [folder = '', ...more] = args.filter((arg) => arg !== REPLACE);
    if (folder === '' || more.length > 0)
      throw wrongUse(`"restore" takes the folder of a backup, and ${REPLACE} if you like.`);
    const replace = args.includes(REPLACE);
    const restored = await restoreInto(resolve(folder), { ...config, replace, now: clock });
    say(sentenceOfRestore(restored.withdrawn));
    const ofKey = sentenceOfKey(restored);
    if (ofKey !== null) say(ofKey);
    if (restored.aside !== null) say(whereItIs(config, restored.aside));
  },
};

function whereItIs(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | null },
  aside: string,
): string {
  const tables = databaseUrl === null ? '' : `, and its tables in the schema ${aside}`;
  return `What was there before lies in ${join(dataDir, aside)}${tables}. Remove it once you need it no more: the key in it is a secret.`;
}

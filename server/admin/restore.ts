import { join, resolve } from 'node:path';
import { restore } from '../backup/restore.ts';
import { sentenceOfRestore } from '../restore-sentence.ts';
import { clock, type Task, wrongArguments } from './task.ts';

const REPLACE = '--replace';
const usage = ` <folder>" puts a backup back into an empty place, and with ${REPLACE} sets aside what is there`;

export const restoreTask: Task = {
  usage,
  async run(config, args) {
    const [folder = '', ...more] = args.filter((arg) => arg !== REPLACE);
    if (folder === '' || more.length > 0) throw wrongArguments('restore', usage);
    const replace = args.includes(REPLACE);
    const { withdrawn, aside } = await restore(resolve(folder), { ...config, replace, now: clock });
    console.error(sentenceOfRestore(withdrawn));
    if (aside !== null) console.error(whereItIs(config, aside));
  },
};

function whereItIs(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | null },
  aside: string,
): string {
  const tables = databaseUrl === null ? '' : `, and its tables in the schema ${aside}`;
  return `What was there before lies in ${join(dataDir, aside)}${tables}. Remove it once you need it no more: the key in it is a secret.`;
}

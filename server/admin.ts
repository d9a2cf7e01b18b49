import { backupTask } from './admin/backup.ts';
import { inviteTask } from './admin/invite.ts';
import { restoreTask } from './admin/restore.ts';
import { restoredTask } from './admin/restored.ts';
import type { Task } from './admin/task.ts';
import { readConfig } from './config.ts';
import { StartError, sentenceOf } from './start-error.ts';

/* What is done on the server's machine, on the server's settings: `npm run admin -- <task>`. */

const TASKS: ReadonlyMap<string, Task> = new Map([
  ['invite', inviteTask],
  ['backup', backupTask],
  ['restore', restoreTask],
  ['restored', restoredTask],
]);

async function run([name = '', ...args]: readonly string[]): Promise<void> {
  const task = TASKS.get(name);
  if (!task) throw unknownTask(name);
  await task.run(readConfig(process.env), args);
}

function unknownTask(name: string): StartError {
  const what = name === '' ? 'No command was given' : `There is no command ${JSON.stringify(name)}`;
  const tasks = [...TASKS].map(([each, { usage }]) => `"npm run admin -- ${each}${usage}`);
  return new StartError(`${what}. Nothing was changed. What there is: ${tasks.join('; ')}.`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

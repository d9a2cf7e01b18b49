import { wrongUse } from './admin/task.ts';
import { TASKS, usage } from './admin/tasks.ts';
import { readConfig } from './config.ts';
import { sentenceOf } from './start-error.ts';

/*
 * What is done on the server's machine, on the server's settings, whether or not it runs: `npm run admin -- <task>`.
 * Results go to standard output, words about them to standard error.
 */

async function run([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === '--help') return console.log(usage());
  const task = TASKS.get(name);
  if (!task) throw wrongUse(`There is no task ${JSON.stringify(name)}.`);
  await task.run({ config: readConfig(process.env), args, print: console.log, say: console.error });
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

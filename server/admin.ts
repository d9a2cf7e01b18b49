import { readConfig } from './config.ts';
import type { Policy } from './services/home-server.ts';
import { invite } from './services/invitations.ts';
import { openHomeServer } from './services/open.ts';
import { StartError, sentenceOf } from './start-error.ts';

/*
 * What is done on the server's machine, on the server's settings, whether or not it runs: `npm run admin -- <command>`.
 * Results go to standard output, words about them to standard error.
 */

const USE: Readonly<Record<Policy['registration'], string>> = {
  invitation: 'It lets one person register, once. It is not shown again.',
  open: 'It lets one person register, once, but REGISTRATION is open: nobody needs it yet. It is not shown again.',
  closed:
    'REGISTRATION is closed: it lets nobody register before that is REGISTRATION=invitation. It is not shown again.',
};

async function run(command: string): Promise<void> {
  if (command !== 'invite') throw unknownCommand(command);
  const config = readConfig(process.env);
  const home = await openHomeServer({ ...config, now: () => Math.floor(Date.now() / 1000) });
  try {
    console.log(await invite(home));
  } finally {
    await home.db.destroy();
  }
  console.error(USE[config.policy.registration]);
}

function unknownCommand(command: string): StartError {
  const what = command === '' ? 'No command was given' : `There is no command ${JSON.stringify(command)}`;
  return new StartError(
    `${what}. Nothing was changed. What there is: "npm run admin -- invite" prints a new invitation, which lets one person register.`,
  );
}

try {
  await run(process.argv.slice(2).join(' '));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

import { setTimeout as wait } from 'node:timers/promises';
import { replaceServerKey } from '../services/change-server-key.ts';
import { openHomeServer } from '../services/open.ts';

/**
 * Run by tests in a process of its own, until it is killed: changes the server's key again and again, and prints each
 * new key's fingerprint. Arguments: data folder, URL of the database (empty for the embedded one), UNIX seconds.
 */
const [dataDir = '', url = '', begin = ''] = process.argv.slice(2);
let now = Number(begin);
const databaseUrl = url === '' ? null : url;
const home = await openHomeServer({ dataDir, databaseUrl, domain: 'example.com', now: () => now });
for (;;) {
  now += 1;
  await replaceServerKey(home);
  process.stdout.write(`${home.key.fingerprint}\n`);
  // SQLite gives its lock to whoever asks next, not to whoever waits: another process gets a turn.
  await wait(20);
}

import { openHomeServer } from '../services/open.ts';

/**
 * Run by tests in a process of its own: starts on the data folder and the database that it is given (none for the
 * embedded one) and prints the fingerprint.
 */
const [dataDir = '', url = ''] = process.argv.slice(2);
const home = await openHomeServer({
  dataDir,
  databaseUrl: url === '' ? null : url,
  domain: 'example.com',
  now: () => 1_800_000_000,
});
process.stdout.write(`${home.key.fingerprint}\n`);
await home.db.destroy();

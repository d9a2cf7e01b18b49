import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import { openHomeServer } from '../services/open.ts';

/** Run by tests in a process of its own: starts on the data folder that it is given and prints the fingerprint. */
const [dataDir = ''] = process.argv.slice(2);
const home = await openHomeServer({ dataDir, domain: 'example.com', now: () => 1_800_000_000 });
process.stdout.write(`${(await publicKeyOf(home.key.secret)).fingerprint}\n`);
await home.db.destroy();

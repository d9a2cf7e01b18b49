import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { authenticate } from '../services/bearers.ts';
import { claim } from '../services/claims.ts';
import { openHomeServer } from '../services/open.ts';

/**
 * Run by tests in a process of its own: claims from an actor until nothing is left, and prints each KeyPackageRef once
 * its claim is committed. Arguments: data folder, URL of the database (empty for the embedded one), token, FID, UNIX
 * seconds.
 */
const [dataDir = '', url = '', token = '', fid = '', now = ''] = process.argv.slice(2);
const home = await openHomeServer({
  dataDir,
  databaseUrl: url === '' ? null : url,
  domain: 'example.com',
  now: () => Number(now),
});
const caller = await authenticate(home, token);
try {
  for (;;) {
    for (const keyPackage of await claim(home, caller, fid)) {
      process.stdout.write(`${await keyPackageRef(keyPackage)}\n`);
    }
  }
} catch (error) {
  if (!(error instanceof ProtocolError && error.code === 'NO_KEYPACKAGE')) throw error;
}
await home.db.destroy();

import { PostgresDriver, SqliteDriver } from 'kysely';
import { unavailable } from '../db/errors.ts';

/**
 * Run by tests in a process of its own: the server as `npm start` runs it, but that once it is ready two commits of a
 * hundred, by chance, roll back and are answered with 503.
 */
const SHARE = 0.02;
let isReady = false;

for (const driver of [PostgresDriver.prototype, SqliteDriver.prototype]) {
  const { commitTransaction } = driver;
  driver.commitTransaction = async function (this: typeof driver, connection) {
    if (isReady && Math.random() < SHARE) throw unavailable(new Error('a commit that fails on purpose'));
    return commitTransaction.call(this, connection);
  };
}

await import('../main.ts');
isReady = true;

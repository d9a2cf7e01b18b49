import { Database, EVERY_STORE, type Schema } from '../storage/db.ts';
import { flipped } from './damage.ts';

/** A browser's database, looked at and changed behind the back of its tabs. */

/** All that is stored, store by store, sealed as it is. */
export function allStored(name: string): Promise<Record<string, unknown[]>> {
  return behind(name, (database) =>
    database.read(async (db) => {
      const all = EVERY_STORE.map(async (store) => [store, await db.getAll(store)] as const);
      return Object.fromEntries(await Promise.all(all));
    }),
  );
}

/** Its KeyPackages are gone, private halves and all. */
export function loseKeyPackages(name: string): Promise<void> {
  return behind(name, (database) =>
    database.write(['keyPackages'], (transaction) => transaction.objectStore('keyPackages').clear()),
  );
}

async function behind<T>(name: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = new Database({ name });
  return work(database).finally(() => database.close());
}

/** One bit of a sealed secret differs, in each record that `picks` picks. */
export function spoilSecrets<Store extends 'identityKeys' | 'keyPackages'>(
  name: string,
  store: Store,
  picks: (record: Schema[Store]['value']) => boolean,
): Promise<void> {
  return behind(name, (database) =>
    database.write([store], async (transaction) => {
      const records: Schema[Store]['value'][] = await transaction.objectStore(store).getAll();
      for (const record of records.filter(picks)) {
        const { secret } = record;
        const spoiled = secret && { ...secret, ciphertext: flipped(secret.ciphertext, 3) };
        await transaction.objectStore(store).put({ ...record, secret: spoiled });
      }
    }),
  );
}

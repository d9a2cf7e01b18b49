import { Database } from '../storage/db.ts';

/** What happens to a browser's database behind the back of its tabs. */

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

import { Database } from '../storage/db.ts';
import type { Profile } from './browser.ts';
import { freshName } from './storage.ts';

/** A copy of a profile's folder, as it is now: all records of all stores. */
export async function copyProfile({ name, server }: Profile): Promise<Profile> {
  const copy = freshName();
  const [from, to] = [new Database({ name }), new Database({ name: copy })];
  const stores = await from.read(async (db) => [...db.objectStoreNames]);
  for (const store of stores) {
    const records = await from.read<unknown[]>((db) => db.getAll(store));
    const keys = await from.read<IDBValidKey[]>((db) => db.getAllKeys(store));
    await to.write([store], async (transaction) => {
      const place = transaction.objectStore(store);
      const isKeyInside = place.keyPath !== null;
      for (const [at, record] of records.entries()) {
        await place.put(record as never, isKeyInside ? undefined : (keys[at] as never));
      }
    });
  }
  await from.close();
  await to.close();
  return { name: copy, server };
}

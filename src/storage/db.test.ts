import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { freshName } from '../testing/storage.ts';
import { Database } from './db.ts';

const read = (database: Database) => database.read((db) => db.getAll('sessions'));

/** What a page of a later version does. Resolves to how it lets go again. */
async function openLater(name: string): Promise<() => void> {
  const later = await openDB(name, 99);
  return () => later.close();
}

test('a later version takes the storage over: this one lets go, tells it once, and says why from then on', async () => {
  const name = freshName();
  let told = 0;
  const database = new Database({ name, onTakenOver: () => told++ });
  expect(await read(database)).toEqual([]);
  const close = await openLater(name);
  expect(told).toBe(1);
  for (const _try of ['first', 'again']) {
    await expect(read(database)).rejects.toMatchObject({ code: 'STORAGE_OUTDATED' });
    const write = database.write(['journal'], (transaction) => transaction.objectStore('journal').clear());
    await expect(write).rejects.toMatchObject({ code: 'STORAGE_OUTDATED' });
  }
  close();
  expect(told).toBe(1);
});

test('a page of an earlier version that is opened later is told too', async () => {
  const name = freshName();
  (await openLater(name))();
  await expect(read(new Database({ name }))).rejects.toMatchObject({ code: 'STORAGE_OUTDATED' });
});

import type { Page } from '@playwright/test';

type Stores = readonly string[] | 'all';

/** No page of ours is open meanwhile. */
export async function wipe(page: Page, url: string, stores: Stores): Promise<void> {
  await page.goto(`${url}/healthz`);
  await clearDatabase(page, stores);
}

/** As a cleaning program does it: all of the database, or some of its stores. */
export async function clearDatabase(page: Page, stores: Stores): Promise<void> {
  await page.evaluate(async (which) => {
    const ended = (request: IDBRequest) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    if (which === 'all') return void (await ended(indexedDB.deleteDatabase('claves')));
    const database = (await ended(indexedDB.open('claves'))) as IDBDatabase;
    const transaction = database.transaction([...which], 'readwrite');
    for (const store of which) await ended(transaction.objectStore(store).clear());
    database.close();
  }, stores);
}

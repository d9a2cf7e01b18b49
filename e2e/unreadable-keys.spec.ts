import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { createIdentity, open, PASSPHRASE } from './person.ts';
import { expect, test } from './test.ts';

/** Flips one bit of the private half of one KeyPackage, behind Claves’ back. */
async function spoilOne(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('claves'));
    const store = database.transaction(['keyPackages'], 'readwrite').objectStore('keyPackages');
    const [record] = await done(store.getAll());
    record.secret.ciphertext[0] ^= 1;
    await done(store.put(record));
    database.close();
  });
}

test('a key that does not open is counted, and left out of a backup only where the person says so', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await spoilOne(page);
  await open(page, 'Backup');
  const part = page.getByRole('region', { name: 'Make a backup' });
  const make = async () => {
    await part.getByLabel('Passphrase of this browser').fill(PASSPHRASE);
    await part.getByRole('button', { name: 'Make and download' }).click();
  };
  await make();
  await expect(part.getByText('The private half of 1 KeyPackage could not be opened')).toBeVisible();
  await make();
  await expect(part.getByRole('alert')).toBeVisible();
  await part.getByRole('radio', { name: 'Go on without them' }).check({ force: true });
  await expectAccessible(page);
  await expectFits(page);
  const coming = page.waitForEvent('download');
  await make();
  await coming;
  await expect(part.getByText('The backup is made')).toBeVisible();
  await expect(part.getByText('had to be left out')).toBeVisible();
});

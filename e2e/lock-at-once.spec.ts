import type { Page } from '@playwright/test';
import type { HomeServer } from './home-server.ts';
import { createIdentity, expectInside, PASSPHRASE, unlock } from './person.ts';
import { holdsKey, makeRecoveryKey } from './recovery-key.ts';
import { expect, test } from './test.ts';

/** From here on no worker starts in this browser: its script is neither on the server nor in the cache. */
async function refuseWorkers(page: Page, server: HomeServer): Promise<void> {
  await server.kill();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
}

async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Unlock' })).toBeVisible({ timeout: 2000 });
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
}

test('locking closes every open page at once, whether a new worker starts or not', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await page.context().newPage();
  await other.goto(server.url);
  await unlock(other);
  const key = await makeRecoveryKey(page);
  expect(await holdsKey(page, key)).toBe(true);

  await refuseWorkers(page, server);
  await page.getByRole('button', { name: 'Lock' }).click();
  await expectLocked(page);
  await expectLocked(other);
  expect(await holdsKey(page, key)).toBe(false);
  await expect(page.getByText('The keys of xenia@localhost')).toBeVisible();
  await expect(page.getByText('Your keys stay sealed.')).toBeVisible();

  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('Your home server did not answer.').nth(1)).toBeVisible();
  await server.start();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Your home server did not answer.')).toHaveCount(1);
  await unlock(page);
  await expectInside(page);
});

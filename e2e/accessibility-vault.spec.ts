import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { addPasskey, authenticators, named, plugIn } from './authenticators.ts';
import { createIdentity, open } from './person.ts';
import { makeRecoveryKey, recoveryKey, typeBack } from './recovery-key.ts';
import { expect, test } from './test.ts';
import { wipe } from './wipe.ts';

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFits(page);
}

async function unfold(page: Page): Promise<void> {
  const folded = page.locator('main details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every way into the vault is accessible and fits a small phone, ${colorScheme} @phone`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await plugIn(await authenticators(page), 'internal');
    await createIdentity(page, named(server.url), 'xenia');
    await addPasskey(page, 'this laptop');
    await expect(page.getByText('“this laptop” opens the vault from now on')).toBeVisible();
    const key = await makeRecoveryKey(page);
    await expectGood(page);
    await typeBack(page, key);
    await expect(recoveryKey(page)).toContainText('opens the vault from now on');
    await open(page, 'Overview');
    await open(page, 'Vault');
    await unfold(page);
    await expectGood(page);

    await page.getByRole('button', { name: 'Lock' }).click();
    await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
    await unfold(page);
    await expect(page.getByLabel('Recovery key')).toBeVisible();
    await expectGood(page);

    await wipe(page, named(server.url), 'all');
    await page.goto(named(server.url));
    await expect(page.getByText('The keys of this browser are gone')).toBeVisible();
    await unfold(page);
    await expectGood(page);
  });
}

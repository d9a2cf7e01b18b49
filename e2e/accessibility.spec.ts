import { expectAccessible, expectFits } from './accessible.ts';
import { createIdentity, open, openIdCert, type PageName, rotate } from './person.ts';
import { expect, test } from './test.ts';

const PAGES: readonly PageName[] = [
  'Overview',
  'Certificates',
  'Rotation',
  'KeyPackages',
  'Sessions',
  'Foreign servers',
  'Activity',
  'Backup',
  'Account',
  'Vault',
];
for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is accessible and fits a small phone, ${colorScheme} @phone`, async ({ page, server }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(server.url);
    await expect(page.getByText('@localhost')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('button', { name: 'Restore from a backup file' }).click();
    await page.getByRole('button', { name: 'Open the file' }).click();
    await expect(page.getByText('Choose the backup file.')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await createIdentity(page, server.url, 'xenia');
    for (const name of PAGES) {
      await open(page, name);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      // What is folded away is looked at too.
      for (const folded of await page.locator('main summary').all()) await folded.click();
      await expectAccessible(page);
      await expectFits(page);
    }
    await rotate(page);
    await expectAccessible(page);
    await openIdCert(page, 'Current');
    for (const folded of await page.locator('main summary').all()) await folded.click();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByLabel('The other fingerprint').fill('0'.repeat(40));
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page.getByText('groups differ')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
  });
}

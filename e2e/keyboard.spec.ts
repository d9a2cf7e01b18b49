import type { Page } from '@playwright/test';
import { createByKeyboard, tabTo } from './by-keyboard.ts';
import { PASSPHRASE, type PageName } from './person.ts';
import { expect, test } from './test.ts';

/** By the bar, to its heading. */
async function goTo(page: Page, name: PageName): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name, level: 1 })).toBeFocused();
}

test('an identity is made and rotated by keyboard alone', async ({ page, server }) => {
  await createByKeyboard(page, server.url);
  await goTo(page, 'Rotation');
  await tabTo(page, 'Rotate now');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
});

test('log, sessions and the file of an ID-Cert are read by keyboard alone', async ({ page, server }) => {
  await createByKeyboard(page, server.url);
  await goTo(page, 'Activity');
  await tabTo(page, /^Key/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('definition').first()).toBeVisible();

  await goTo(page, 'Sessions');
  await tabTo(page, 'Its ID-Cert in full');
  await page.keyboard.press('Enter');
  await tabTo(page, /^ID-Cert \d+ as text$/);
  const text = page.locator('section:focus');
  const scrolled = () => text.evaluate((element) => element.scrollTop);
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('End');
  await expect.poll(scrolled).toBeGreaterThan(0);
  await tabTo(page, /^Copy/);
});

test('a backup is made by keyboard alone', async ({ page, server }) => {
  await createByKeyboard(page, server.url);
  await goTo(page, 'Backup');
  await tabTo(page, /^Passphrase of this browser/);
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, 'The vault’s passphrase');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, /^Passphrase of the file/);
  await page.keyboard.type('the cellar key');
  await tabTo(page, /once more/);
  await page.keyboard.type('the cellar key');
  await tabTo(page, 'Make and download');
  const coming = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await coming).suggestedFilename()).toMatch(/\.claves-backup$/);
  await expect(page.getByRole('region', { name: 'The backup is made' })).toBeFocused();
  // On from there: the file is chosen next.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'Prove it' }).getByLabel('Backup file')).toBeFocused();
});

import type { Page } from '@playwright/test';
import { createIdentity, open } from './person.ts';
import { expect, test } from './test.ts';

/** The link of the bar that stands out as where one is. */
const marked = (page: Page) =>
  page.getByRole('navigation', { name: 'Pages' }).locator('a[aria-current]:visible');

test('the bar marks where one is, on a phone “More” for what it leaves out', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  for (const { width, of } of [
    { width: 360, of: { Overview: 'Overview', Rotation: 'More', Vault: 'More', Sessions: 'Sessions' } },
    { width: 1440, of: { Overview: 'Overview', Rotation: 'Rotation', Vault: 'Vault', Sessions: 'Sessions' } },
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of ['Overview', 'Rotation', 'Vault', 'Sessions'] as const) {
      await open(page, name);
      await expect(marked(page)).toHaveText([of[name]]);
    }
  }
});

test('the browser’s Back leaves no question standing over another page', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Sessions');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

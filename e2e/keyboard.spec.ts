import type { Page } from '@playwright/test';
import { expectInside, PASSPHRASE, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

/** Tab until the element with this accessible name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name }))
    .or(page.getByLabel(name));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`no way by keyboard to ${name}`);
}

test('an identity is made and rotated by keyboard alone', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByText('@localhost')).toBeVisible();
  await tabTo(page, /^Name/);
  await page.keyboard.type('xenia');
  await tabTo(page, /^Account password/);
  await page.keyboard.type(PASSWORD);
  await tabTo(page, /^Passphrase of this browser/);
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, /^The same passphrase/);
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expectInside(page);
  await tabTo(page, 'Rotation');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Rotation' })).toBeFocused();
  await tabTo(page, 'Rotate now');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
});

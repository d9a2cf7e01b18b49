import type { Page } from '@playwright/test';
import { expectInside, PASSPHRASE, PASSWORD } from './person.ts';
import { expect } from './test.ts';

/** What a person does who has no mouse. */

/** Tab until the element with this accessible name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name }))
    .or(page.getByLabel(name))
    .or(page.locator('summary', { hasText: name }));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`no way by keyboard to ${name}`);
}

export async function createByKeyboard(page: Page, url: string): Promise<void> {
  await page.goto(url);
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
}

import { expect, type Page } from '@playwright/test';
import { open, PASSPHRASE } from './person.ts';

export const recoveryKey = (page: Page) => page.getByRole('region', { name: 'Recovery key', exact: true });

/** Makes one, and reads it off the page. */
export async function makeRecoveryKey(page: Page): Promise<string> {
  await open(page, 'Vault');
  await recoveryKey(page).getByText('Make a recovery key').first().click();
  await recoveryKey(page).getByLabel('Current passphrase').fill(PASSPHRASE);
  await recoveryKey(page).getByRole('button', { name: 'Make a recovery key' }).click();
  await expect(recoveryKey(page).getByText('Write it down now')).toBeVisible();
  const shown = await recoveryKey(page).locator('code').first().innerText();
  return shown.trim().replace(/\s+/g, '-');
}

/** Does it stand anywhere in the page's text, seen or hidden, however its groups are set apart? */
export async function holdsKey(page: Page, key: string): Promise<boolean> {
  const text = await page.evaluate(() => document.documentElement.textContent ?? '');
  return text.replace(/[^0-9A-Za-z]/g, '').includes(key.replaceAll('-', ''));
}

export async function typeBack(page: Page, key: string): Promise<void> {
  await recoveryKey(page).getByRole('button', { name: 'I have written it down' }).click();
  await recoveryKey(page).getByLabel('Recovery key, typed back').fill(key);
  await recoveryKey(page).getByRole('button', { name: 'Finish' }).click();
}

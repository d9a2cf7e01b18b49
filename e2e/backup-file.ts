import { expect, type Page } from '@playwright/test';
import { open, PASSPHRASE } from './person.ts';

/** What a person does with a backup file. */

export const FILE_PASSPHRASE = 'the cellar key under the third pot';

/** Makes one on its page, and resolves to the file. `passphrase`: of the file; the vault's own, if it is not given. */
export async function makeBackup(page: Page, passphrase?: string): Promise<{ name: string; path: string }> {
  await open(page, 'Backup');
  return makeBackupHere(page, passphrase);
}

/** The same where its form stands already. */
export async function makeBackupHere(
  page: Page,
  passphrase?: string,
): Promise<{ name: string; path: string }> {
  const part = page.getByRole('region', { name: 'Make a backup' });
  await part.getByLabel('Passphrase of this browser').fill(PASSPHRASE);
  if (passphrase !== undefined) {
    await part.getByRole('radio', { name: 'Another one' }).check({ force: true });
    await part.getByLabel('Passphrase of the file', { exact: true }).last().fill(passphrase);
    await part.getByLabel(/once more/).fill(passphrase);
  }
  const coming = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Make and download' }).click();
  const download = await coming;
  await expect(part.getByText('The backup is made')).toBeVisible();
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** The restore drill. What it found stands on the page then. */
export async function proveBackup(page: Page, path: string, passphrase: string): Promise<void> {
  await open(page, 'Backup');
  await proveBackupHere(page, path, passphrase);
}

/** The same where its form stands already. */
export async function proveBackupHere(page: Page, path: string, passphrase: string): Promise<void> {
  const part = page.getByRole('region', { name: 'Prove it' });
  await part.getByLabel('Backup file').setInputFiles(path);
  await part.getByLabel('Passphrase of the file').fill(passphrase);
  await part.getByRole('button', { name: 'Open and compare' }).click();
}

/** On whichever page the form stands. Resolves when it says what the file holds. */
export async function openBackup(page: Page, path: string, passphrase: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Open the file' }) });
  await form.getByLabel('Backup file').setInputFiles(path);
  await form.getByLabel('Passphrase of the file').fill(passphrase);
  await form.getByRole('button', { name: 'Open the file' }).click();
}

/** From an empty browser to the overview, which asks for the account password. */
export async function restoreInto(page: Page, url: string, path: string, passphrase: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Restore from a backup file' }).click();
  await openBackup(page, path, passphrase);
  await expect(page.getByRole('region', { name: 'What the file holds' })).toContainText('xenia@localhost');
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByText('The backup is restored: now sign in')).toBeVisible({ timeout: 30_000 });
}

import { expect, type Page } from '@playwright/test';

/** What a person does at the page, in the page's own words. */

export const PASSWORD = 'correct horse battery';
export const PASSPHRASE = 'a staple that nobody guesses';

/** From the open page to a whole identity: ID-Cert, KeyPackages, last-resort one. */
export async function createIdentity(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await fillIdentity(page, name, 'Create my identity');
  await expectInside(page);
}

/** Fills the form of the welcome page, for a new vault, and sends it. */
export async function fillIdentity(page: Page, name: string, button: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByLabel('Passphrase of this browser').fill(PASSPHRASE);
  await page.getByLabel('The same passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: button }).click();
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expectInside(page);
}

/** The identity is open: its pages are there. */
export async function expectInside(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible({ timeout: 30_000 });
}

export type PageName =
  | 'Overview'
  | 'Certificates'
  | 'Rotation'
  | 'KeyPackages'
  | 'Sessions'
  | 'Foreign servers'
  | 'Activity'
  | 'Backup'
  | 'Account'
  | 'Vault';

/** On a phone the bar has no room for all: the rest stands under More. */
export async function open(page: Page, name: PageName): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Pages' });
  const link = bar.getByRole('link', { name });
  if (await link.isVisible()) {
    await link.click();
  } else {
    await bar.getByRole('link', { name: 'More' }).click();
    await page.getByRole('main').getByRole('link', { name }).click();
  }
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** The identity key's fingerprint, as the certificates page shows it, without its gaps. */
export async function currentFingerprint(page: Page): Promise<string> {
  await open(page, 'Certificates');
  const shown = await page.getByRole('region', { name: 'Current key' }).locator('code').first().innerText();
  return shown.replace(/\s/g, '').toLowerCase();
}

/** The page of an ID-Cert or key, from the list of all: the latest of those that stand so. */
export async function openIdCert(page: Page, standing: string): Promise<void> {
  await open(page, 'Certificates');
  const list = page.getByRole('region', { name: 'One by one' });
  await list
    .getByRole('link', { name: new RegExp(`^${standing}`) })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Fingerprint' })).toBeVisible();
}

/** Resolves when the proof is on the page. */
export async function rotate(page: Page): Promise<void> {
  await open(page, 'Overview');
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
}

export async function expectStock(page: Page, count: number): Promise<void> {
  await open(page, 'KeyPackages');
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await expect(page.getByText(`${count} of 100 are waiting on the server.`).first()).toBeVisible();
}

import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './person.ts';

/** Of a foreign server where all is well, as its row says it. */
export const KNOWS = /^Knows your present ID-Cert since/;

/** The part of the page in which those servers stand. */
export function signedInOn(page: Page): Locator {
  return page.getByRole('region', { name: 'Signed in on' });
}

/** Signs the open identity in there, as a person does it. */
export async function signInOn(page: Page, address: string): Promise<void> {
  await open(page, 'Foreign servers');
  await page.getByLabel('Address').fill(address);
  await page.getByRole('button', { name: 'Sign in there' }).click();
  await expect(signedInOn(page).getByText(KNOWS)).toBeVisible();
}

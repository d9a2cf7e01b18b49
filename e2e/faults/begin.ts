import { expect, type Page } from '@playwright/test';
import type { Journey } from '../../src/flows/ports.ts';
import { fillIdentity, open } from '../person.ts';

/** Begins a journey as a person does, by a click. What becomes of it is not waited for. */
export async function begin(page: Page, journey: Journey, name: string): Promise<void> {
  switch (journey) {
    case 'enrol':
      return fillIdentity(page, name, 'Create my identity');
    case 'rotate':
      await open(page, 'Overview');
      await open(page, 'Rotation');
      return page.getByRole('button', { name: 'Rotate now' }).click();
    case 'replenish':
      await open(page, 'KeyPackages');
      return page.getByRole('button', { name: 'Replenish' }).click();
    case 'last-resort':
      await open(page, 'Overview');
      return page.getByRole('button', { name: 'Replace it' }).click();
  }
}

/** The page shows how many are left after somebody claimed. */
export async function hearOfClaims(page: Page): Promise<void> {
  await open(page, 'KeyPackages');
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await expect(page.getByRole('button', { name: 'Replenish' })).toBeEnabled({ timeout: 15_000 });
}

/** On the page of the KeyPackages. What failed before it began is asked for again, as a person does. */
export async function untilFull(page: Page): Promise<void> {
  const replenish = page.getByRole('button', { name: 'Replenish' });
  const full = page.getByText('100 of 100 are waiting on the server.').first();
  await expect(async () => {
    // It cannot be clicked any more where the pool was filled between the look and the click.
    if (await replenish.isEnabled()) await replenish.click({ timeout: 2000 }).catch(() => undefined);
    await expect(full).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
}

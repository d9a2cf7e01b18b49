import type { Page } from '@playwright/test';
import { claimFor } from './another-account.ts';
import { createIdentity, expectInside, expectStock, open, PASSWORD, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';

const ENROLLED = /^The identity xenia@localhost was created/;
const ROTATED = /^The identity key was rotated/;
const CLAIMED = /^1 KeyPackage was claimed/;
const SIGNED_OUT = /^You ended the session/;
const SIGNED_IN = /^This browser signed in as xenia@localhost/;

/** The sentences of the log as they stand on the page, the latest first. */
async function sentences(page: Page): Promise<string[]> {
  await open(page, 'Activity');
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries.first()).toBeVisible();
  return entries.locator('p').allInnerTexts();
}

/** Those of `wanted` that the log tells, in its order. */
function found(log: readonly string[], wanted: readonly RegExp[]): RegExp[] {
  return log.flatMap((sentence) => wanted.filter((each) => each.test(sentence)));
}

test('the log tells what happened, the latest first, also after the vault was shut and opened', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  await claimFor(server.url, 'xenia@localhost');
  await expectStock(page, 99);
  const log = await sentences(page);
  expect(found(log, [ENROLLED, ROTATED, CLAIMED])).toEqual([CLAIMED, ROTATED, ENROLLED]);

  await page.reload();
  await unlock(page);
  expect(await sentences(page)).toEqual(log);

  await page.getByRole('radio', { name: 'Keys', exact: true }).check({ force: true });
  await expect(page.getByText(ROTATED)).toBeVisible();
  await expect(page.getByText(CLAIMED)).toBeHidden();
});

test('the log shows the new key in full, and tells what an earlier session did from what this one does', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Certificates');
  const key = await page.getByRole('region', { name: 'Current key' }).locator('code').innerText();
  await open(page, 'Activity');
  await expect(page.getByText('Earlier session')).toHaveCount(0);
  await page.getByText(/^Key \w{4} \w{4}…$/).click();
  await expect(page.getByRole('definition').locator('code')).toHaveText(key);

  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
  const log = await sentences(page);
  expect(found(log, [ENROLLED, SIGNED_OUT, SIGNED_IN])).toEqual([SIGNED_IN, SIGNED_OUT, ENROLLED]);
  const entries = page.getByRole('main').getByRole('listitem');
  const telling = (sentence: RegExp) => entries.filter({ has: page.getByText(sentence) });
  await expect(telling(SIGNED_OUT)).toContainText('Earlier session');
  await expect(telling(ENROLLED)).toContainText('Earlier session');
  await expect(telling(SIGNED_IN)).not.toContainText('Earlier session');
});

import {
  createIdentity,
  currentFingerprint,
  expectInside,
  expectStock,
  fillIdentity,
  PASSWORD,
  unlock,
} from './person.ts';
import { expect, test } from './test.ts';

test('signing out ends the session; signing in begins a new one, and the old keys are kept', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const before = await currentFingerprint(page);
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();

  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
  expect(await currentFingerprint(page)).not.toBe(before);
  await expectStock(page, 100);
});

test('another browser signs in to the same account as a session of its own', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await (await browser.newContext()).newPage();
  await other.goto(server.url);
  await other.getByRole('radio', { name: 'Sign in' }).check({ force: true });
  await fillIdentity(other, 'xenia', 'Sign in');
  await expectInside(other);
  await expectStock(other, 100);
  expect(await currentFingerprint(other)).not.toBe(await currentFingerprint(page));
  await other.context().close();
});

test('locking shuts every tab at once, and the passphrase opens it again', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const second = await page.context().newPage();
  await second.goto(server.url);
  await unlock(second);
  await second.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await unlock(page);
});

import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { signInElsewhere } from './elsewhere.ts';
import { createIdentity, expectInside, open, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

const NEXT = 'another decent password';
const FID = 'xenia@localhost';

interface Typed {
  readonly from?: string;
  readonly to?: string;
  readonly again?: string;
}

async function changePassword(page: Page, { from = PASSWORD, to = NEXT, again }: Typed = {}): Promise<void> {
  const form = page.getByRole('region', { name: 'Password' });
  await form.getByLabel('Account password').fill(from);
  await form.getByLabel('New password').fill(to);
  await form.getByLabel('The same password once more').fill(again ?? to);
  await form.getByRole('button', { name: 'Change the password' }).click();
}

async function openForm(page: Page): Promise<void> {
  await open(page, 'Account');
  await page.getByText('Change the account password', { exact: true }).click();
}

/** Fills the dialog and confirms it. */
async function askToDelete(page: Page, { name = FID, password = PASSWORD } = {}): Promise<void> {
  const dialog = page.getByRole('alertdialog');
  if (await dialog.isHidden()) await page.getByRole('button', { name: 'Delete the identity…' }).click();
  await dialog.getByLabel('Its federation ID').fill(name);
  await dialog.getByLabel('Account password').fill(password);
  await dialog.getByRole('button', { name: 'Delete it for good' }).click();
}

test('a changed password signs the other sessions out, and opens them again', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const elsewhere = await signInElsewhere(browser, server.url);
  await openForm(page);
  await expect(page.getByText('signs all your other sessions out')).toBeVisible();
  await changePassword(page, { again: 'something else' });
  await expect(page.getByText('The two passwords differ.')).toBeVisible();
  await changePassword(page, { to: PASSWORD });
  await expect(page.getByText('This is the one that you typed above.')).toBeVisible();
  await changePassword(page, { from: 'not the password' });
  await expect(page.getByText('The account password is wrong.')).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveValue('');
  await changePassword(page, { to: 'password' });
  await expect(page.getByText('very common')).toBeVisible();
  await changePassword(page);
  await expect(page.getByText('Your other sessions are signed out')).toBeVisible();
  await open(page, 'Activity');
  await expect(page.getByText('You changed the account password.')).toBeVisible();

  await open(elsewhere, 'Sessions');
  await open(elsewhere, 'Overview');
  const signIn = elsewhere.getByRole('button', { name: 'Sign in again' });
  await elsewhere.getByLabel('Account password').fill(PASSWORD);
  await signIn.click();
  await expect(elsewhere.getByText('The name or the password is wrong.')).toBeVisible();
  await elsewhere.getByLabel('Account password').fill(NEXT);
  await signIn.click();
  await expect(signIn).toBeHidden();
  await elsewhere.context().close();
});

test('a change whose answer was lost is told by asking again', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await openForm(page);
  let lost = 0;
  await page.context().route('**/p2core/password', async (route) => {
    if (lost === 1) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await changePassword(page);
  await expect(page.getByText('The account password was changed')).toBeVisible({ timeout: 30_000 });
  expect(lost).toBe(1);
});

test('a deleted identity leaves its keys here, and its sessions elsewhere hear that they are over', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const elsewhere = await signInElsewhere(browser, server.url);
  await open(page, 'Account');
  await expect(page.getByText('is never given again')).toBeVisible();
  await askToDelete(page, { name: 'yann@localhost' });
  await expect(page.getByText(`This is not ${FID}.`)).toBeVisible();
  await expectAccessible(page);
  await askToDelete(page, { password: 'not the password' });
  await expect(page.getByText('The account password is wrong.')).toBeVisible();
  await askToDelete(page, { name: FID.toUpperCase() });

  await expect(page.getByText(`The identity ${FID} was deleted`)).toBeVisible();
  await expect(page.getByText('still in this browser’s vault')).toBeVisible();
  // Nobody is offered to sign in to it.
  await expect(page.getByRole('button', { name: FID })).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Create' })).toBeChecked();
  await expectAccessible(page);
  await expectFits(page);
  await page.getByLabel('Name', { exact: true }).fill('xenia');
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my identity' }).click();
  await expect(page.getByText('Somebody else has this name')).toBeVisible();

  await elsewhere.reload();
  await elsewhere.getByLabel('Passphrase').fill('a staple that nobody guesses');
  await elsewhere.getByRole('button', { name: 'Unlock' }).click();
  await expect(elsewhere.getByText('or the identity was deleted.')).toBeVisible();
  await elsewhere.context().close();
});

test('a deletion whose answer was lost is not taken for a session that was ended by others', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Account');
  await page.context().route('**/p2core/identity', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await askToDelete(page);
  // The gateway tells that the session is over, whatever became of the answers.
  await expect(page.getByText(`The identity ${FID} was deleted`)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('It was ended from elsewhere')).toBeHidden();
});

test('with the sign-in refused nothing is offered before one has signed in again', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const expired = { status: 401, json: { errcode: 401, error: 'P2CORE_TOKEN_EXPIRED' } };
  await page.context().route('**/p2core/session/@me', (route) => route.fulfill(expired), { times: 1 });
  await open(page, 'Sessions');
  await expect(page.getByText('once you have signed in again')).toBeVisible();
  await open(page, 'Account');
  await expect(page.getByText('once you have signed in again')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete the identity…' })).toBeHidden();
  await expectInside(page);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { createIdentity, expectInside, PASSPHRASE, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const ENDED = 'Your home server has ended this browser’s session of xenia@localhost';

/** With the browser's own token, as a program beside it would. */
async function askBeside(page: Page, method: string, url: string): Promise<void> {
  const token = await (await VaultCopy.take(page, PASSPHRASE)).token();
  const headers = { Authorization: `Bearer ${token}`, 'X-P2-Sensitive-Solution': btoa(PASSWORD) };
  expect((await fetch(url, { method, headers })).status).toBe(204);
}

/** On the welcome page, above the form. */
async function expectSaid(page: Page): Promise<void> {
  await expect(page.getByText(ENDED)).toBeVisible({ timeout: 30_000 });
}

test('a session that was ended elsewhere is over at once, and the page says what happened', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const { session } = await VaultCopy.take(page, PASSPHRASE);
  await askBeside(page, 'DELETE', `${server.url}/p2core/session/${session.sessionId}`);
  await expectSaid(page);
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Lock the vault' }).click();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expectSaid(page);
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
});

test('an identity that was deleted elsewhere is told at once, and another can be created', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await askBeside(page, 'DELETE', `${server.url}/p2core/identity`);
  await expectSaid(page);
  await expect(page.getByText('all of them have ended, or the identity was deleted')).toBeVisible();
  await expect(page.getByText('no backup brings it back: create another one')).toBeVisible();
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('The name or the password is wrong.')).toBeVisible({ timeout: 30_000 });
  await expectSaid(page);
  await page.getByRole('radio', { name: 'Create an identity' }).check({ force: true });
  await page.getByLabel('Name', { exact: true }).fill('yvonne');
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my identity' }).click();
  await expectInside(page);
});

test('where no token is left and the password is refused, the session is ended in this browser alone', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const unknown = { status: 401, json: { errcode: 401, error: 'P2CORE_UNAUTHORIZED' } };
  await page
    .context()
    .route('**/p2core/*/**', (route) =>
      route.request().url().endsWith('/@me') ? route.fulfill(unknown) : route.continue(),
    );
  await askBeside(page, 'DELETE', `${server.url}/p2core/identity`);
  await expect(page.getByText('Your home server asks you to sign in again')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByText('The name or the password is wrong.')).toBeVisible({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Sign out…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(dialog.getByText('Your home server cannot be told of it')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'End it in this browser alone' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();
  await expect(page.getByText(ENDED)).toHaveCount(0);
});

import { AxeBuilder } from '@axe-core/playwright';
import { signInElsewhere } from './elsewhere.ts';
import {
  createIdentity,
  currentFingerprint,
  expectInside,
  open,
  PASSPHRASE,
  PASSWORD,
  unlock,
} from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

test('another session is ended with the account password; its browser is told, and keeps its keys', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await signInElsewhere(browser, server.url);
  const { session, ...before } = await VaultCopy.take(other, PASSPHRASE);
  const seed = await before.store.identityKeys(session.sessionId);

  await open(page, 'Sessions');
  const others = page.getByRole('region', { name: 'Other sessions' });
  await expect(others.getByText('Valid: all 6 checks passed.').first()).toBeVisible();
  await expect(
    others.getByRole('definition').getByText(session.sessionId, { exact: true }).first(),
  ).toBeVisible();
  await others.getByRole('button', { name: 'End this session…' }).click();

  const dialog = page.getByRole('alertdialog');
  const password = dialog.getByLabel('Account password');
  await dialog.getByRole('button', { name: 'End the session' }).click();
  await expect(dialog.getByText('Write your account password.')).toBeVisible();
  await password.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('The account password is wrong.')).toBeVisible();
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(others.getByText('There is no other.')).toBeVisible();
  await expect(page.locator(':focus')).toHaveText(/^The session was ended/);
  await expect(page.getByRole('status').filter({ hasText: 'The session was ended.' })).toHaveCount(1);
  await open(page, 'Overview');
  await open(page, 'Sessions');
  await expect(others.getByText('There is no other.')).toBeVisible();

  await expect(other.getByRole('heading', { name: 'No session is open' })).toBeVisible({ timeout: 15_000 });
  await other.getByLabel('Account password').fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(other);
  await open(other, 'Overview');
  const replaced = 'Your home server had ended the earlier session of this browser';
  await expect(other.getByText(replaced)).toBeVisible({ timeout: 60_000 });
  const after = await VaultCopy.take(other, PASSPHRASE);
  expect(after.session.sessionId).not.toBe(session.sessionId);
  expect(await after.store.identityKeys(session.sessionId)).toEqual(seed);
  await open(other, 'Activity');
  await expect(other.getByText(/^The home server had ended the session/)).toBeVisible();
  await other.context().close();
});

test('with the home server down the page says so, and asks again when told to', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await server.kill();
  await open(page, 'Sessions');
  await expect(page.getByText('Your home server did not answer.')).toBeVisible({ timeout: 40_000 });
  await server.start();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Valid: all 7 checks passed.').first()).toBeVisible();
  await expect(page.getByText('There is no other.')).toBeVisible();
});

test('an ID-Cert that does not hold is a warning, and the session can be ended', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await signInElsewhere(browser, server.url);
  const { session } = await VaultCopy.take(page, PASSPHRASE);
  const fingerprint = await currentFingerprint(page);
  // A home server that shows this browser's ID-Cert for the other session too.
  await page.context().route('**/p2core/key/user/@me', async (route) => {
    const answer = await route.fetch();
    const issued: { session_id: string; id_cert: string }[] = await answer.json();
    const own = issued.find(({ session_id }) => session_id === session.sessionId);
    await route.fulfill({
      response: answer,
      json: issued.map((each) => ({ ...each, id_cert: own?.id_cert })),
    });
  });
  await open(page, 'Sessions');
  const others = page.getByRole('region', { name: 'Other sessions' });
  await expect(others.getByText('shows an ID-Cert for this session that does not hold')).toBeVisible();
  await expect(others.getByText('Not valid: 5 of 6 checks passed.').first()).toBeVisible();
  await expect(others.getByText('It names another session.')).toBeVisible();
  const mine = page.getByRole('region', { name: 'This browser' });
  await expect(mine.getByText('Valid: all 7 checks passed.').first()).toBeVisible();
  await expect(mine.locator('code').nth(1)).toHaveText(new RegExp(fingerprint.slice(0, 4), 'i'));
  await expect(others.getByRole('button', { name: 'End this session…' })).toBeVisible();
  await other.context().close();
});

test('a session gets a name that only this browser knows', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Sessions');
  const own = page.getByRole('region', { name: 'This browser' });
  const heard: string[] = [];
  page.context().on('request', (request) => heard.push(`${request.url()} ${request.postData() ?? ''}`));
  await own.getByText('Give it a name').click();
  await own.getByLabel('Name of this session').fill('kitchen laptop');
  await own.getByRole('button', { name: 'Save the name' }).click();
  await expect(own.getByText('kitchen laptop', { exact: true })).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(own.getByText('kitchen laptop', { exact: true })).toBeVisible();
  await own.getByText('Change its name').click();
  await own.getByLabel('Name of this session').fill('');
  await own.getByRole('button', { name: 'Save the name' }).click();
  await expect(own.getByText('Give it a name')).toBeVisible();
  expect(heard.filter((each) => each.includes('kitchen'))).toEqual([]);
});

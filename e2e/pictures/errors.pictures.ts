import { fillDisk } from '../full-disk.ts';
import { createIdentity, expectInside, fillIdentity, open, PASSWORD } from '../person.ts';
import { expect, test } from '../test.ts';
import { clearDatabase, wipe } from '../wipe.ts';
import { picture } from './picture.ts';

/** Milliseconds. */
const HOUR = 3_600_000;
const ROTATION = '**/p2core/key/user/@me';

test('welcome refuses: nothing typed, a name that is taken, a wrong password', async ({
  page,
  server,
  browser,
}) => {
  const first = await (await browser.newContext()).newPage();
  await createIdentity(first, server.url, 'xenia');
  await first.context().close();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Create my identity' }).click();
  await picture(page, 'error-nothing-typed');
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expect(page.getByText('Somebody else has this name')).toBeVisible({ timeout: 30_000 });
  await picture(page, 'error-name-taken');
  await page.getByRole('radio', { name: 'Sign in' }).check({ force: true });
  await page.getByLabel('Account password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('The name or the password is wrong.')).toBeVisible({ timeout: 30_000 });
  await picture(page, 'error-wrong-password');
});

test('unlock refuses a wrong passphrase', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.reload();
  await page.getByLabel('Passphrase').fill('another passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText(/not the passphrase/i)).toBeVisible();
  await picture(page, 'error-wrong-passphrase');
});

test('the home server is down, and a rotation waits for it', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await server.kill();
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect(page.getByText(/Next try in/)).toBeVisible({ timeout: 15_000 });
  await picture(page, 'rotation-during-server-down');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await picture(page, 'error-server-down');
  await open(page, 'Overview');
  await expect(page.getByRole('button', { name: 'Offline', exact: true })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Offline', exact: true }).click();
  await picture(page, 'offline');
  await open(page, 'Sessions');
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await picture(page, 'error-sessions-unread');
});

test('the network is cut in the middle of a rotation', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.context().route(ROTATION, (route) => route.abort('connectionreset'));
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  const now = page.locator('[aria-current="step"]');
  await expect(now).toContainText(/Next try in/, { timeout: 15_000 });
  await picture(page, 'rotation-during-network-cut');
});

test('the token is revoked, and the page asks to sign in again', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const refused = { status: 401, json: { errcode: 401, error: 'P2CORE_UNAUTHORIZED' } };
  await page.context().route('**/p2core/keypackage/@me', (route) => route.fulfill(refused));
  await open(page, 'KeyPackages');
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await expect(page.getByText('Your home server asks you to sign in again').first()).toBeVisible();
  await picture(page, 'sign-in-again-elsewhere');
  await open(page, 'Overview');
  await picture(page, 'sign-in-again');
});

test('the disk is full', async ({ page, server }) => {
  await fillDisk(page, server.url);
  await page.goto(server.url);
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expect(page.getByRole('alert')).toContainText('no room left');
  await picture(page, 'error-disk-full');
});

test('the clock of this device is wrong', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.context().route('**/p2core/keypackage/@me', async (route) => {
    const response = await route.fetch();
    const date = new Date(Date.now() - 3 * HOUR).toUTCString();
    await route.fulfill({ response, headers: { ...response.headers(), date } });
  });
  await open(page, 'KeyPackages');
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await open(page, 'Overview');
  await expect(page.getByText(/clock is 3 hours ahead/).first()).toBeVisible();
  await picture(page, 'clock-wrong');
});

test('the database was wiped', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await wipe(page, server.url, 'all');
  await page.goto(server.url);
  await expect(
    page.getByRole('heading', { level: 1, name: 'The keys of this browser are gone' }),
  ).toBeVisible();
  await picture(page, 'gone');
});

test('the database was wiped while the page was open', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'KeyPackages');
  await clearDatabase(page, ['vault']);
  await page.getByRole('button', { name: 'Ask the server' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'The keys of this browser are gone' }),
  ).toBeVisible();
  await picture(page, 'gone-while-open');
});

test('signed out, and asked before it', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await picture(page, 'sign-out-asked');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();
  await picture(page, 'signed-out');
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
});

import type { Page } from '@playwright/test';
import {
  createIdentity,
  currentFingerprint,
  expectInside,
  fillIdentity,
  open,
  PASSPHRASE,
  PASSWORD,
  unlock,
} from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const ROTATION = '**/p2core/key/user/@me';

/** The next rotation reaches the server, and its answer is lost. */
async function loseNextAnswer(page: Page): Promise<void> {
  await page.context().route(
    ROTATION,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

test('a lost answer to a rotation: the same key is sent again, and it is the one in force', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const before = await currentFingerprint(page);
  const sent: (string | null)[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/p2core/key/user/@me'))
      sent.push(request.postData());
  });
  await loseNextAnswer(page);
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
  expect(await currentFingerprint(page)).not.toBe(before);
  const { store, session } = await VaultCopy.take(page, PASSPHRASE);
  expect((await store.idCerts(session.sessionId)).filter(({ state }) => state === 'current')).toHaveLength(1);
});

test('a page closed in the middle of a rotation goes on by itself at unlock, and says where it stands', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const sent: (string | null)[] = [];
  await page.context().route(ROTATION, (route) => {
    if (route.request().method() === 'POST') sent.push(route.request().postData());
    return route.abort('connectionreset');
  });
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  await page.reload();
  await unlock(page);
  const now = page.locator('[aria-current="step"]');
  await expect(now).toContainText('the same key will be sent again');
  await expect(now).toContainText(/Next try in \d s/);
  // Five tries are soon over: then it is said, and a click is next.
  for (const button = page.getByRole('button', { name: 'Try now' }); (await button.count()) > 0; ) {
    await button.click().catch(() => undefined);
  }
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  expect(new Set(sent).size).toBe(1);
  await page.context().unroute(ROTATION);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
});

test('a rotation whose answer was lost is over soon after unlock, without a click', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const before = await currentFingerprint(page);
  let heard = 0;
  await page.context().route(ROTATION, async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    heard += 1;
    return route.abort('connectionreset');
  });
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect.poll(() => heard).toBeGreaterThan(0);
  await page.reload();
  await page.context().unroute(ROTATION);
  await unlock(page);
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
  expect(await currentFingerprint(page)).not.toBe(before);
});

test('with the home server down a rotation says so, loses nothing, and is finished later', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await server.kill();
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await server.start();
  await page
    .getByRole('button', { name: 'Go on' })
    .or(page.getByRole('button', { name: 'Rotate now' }))
    .click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
});

test('a wrong passphrase is one sentence at its field, and opens nothing', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.reload();
  await page.getByLabel('Passphrase').fill('another passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText(/passphrase is wrong|not the passphrase/i)).toBeVisible();
  await unlock(page);
});

test('a wrong password at the first sign-in keeps what was chosen and typed, and the right one succeeds', async ({
  page,
  server,
  browser,
}) => {
  const first = await (await browser.newContext()).newPage();
  await createIdentity(first, server.url, 'xenia');
  await first.context().close();
  await page.goto(server.url);
  await page.getByRole('radio', { name: 'Sign in' }).check({ force: true });
  await page.getByLabel('Name', { exact: true }).fill('@xenia@localhost');
  await page.getByLabel('Account password').fill('not the password');
  await page.getByLabel('Passphrase of this browser').fill(PASSPHRASE);
  await page.getByLabel('The same passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('The name or the password is wrong.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('The passphrase of this browser is set already')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Sign in' })).toBeChecked();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('@xenia@localhost');
  await expect(page.getByLabel('Account password')).toBeFocused();
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
});

test('with the home server down, signing out can be cancelled', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await server.kill();
  await page.getByRole('button', { name: 'Sign out…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await open(page, 'Certificates');
});

test('a name that is taken leaves the form there, and another name succeeds', async ({
  page,
  server,
  browser,
}) => {
  const first = await (await browser.newContext()).newPage();
  await createIdentity(first, server.url, 'xenia');
  await first.context().close();
  await page.goto(server.url);
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expect(page.getByText('Somebody else has this name')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Name', { exact: true }).fill('yann');
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create my identity' }).click();
  await expectInside(page);
});

import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { claimFor } from './another-account.ts';
import { signInElsewhere } from './elsewhere.ts';
import type { HomeServer } from './home-server.ts';
import { createIdentity, open, PASSPHRASE, PASSWORD, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

/** What the home server tells shows within a second or so; a machine under load gets a little more. */
const AT_ONCE = { timeout: 5000 };

async function expectLine(page: Page, word: 'Live' | 'Offline', timeout = 15_000): Promise<void> {
  await expect(page.getByRole('button', { name: word, exact: true })).toBeVisible({ timeout });
}

/** How many lines the server has taken, as it logged them. */
function begunLines({ log }: HomeServer): number {
  const entries = log.split('\n').filter((line) => line.includes('/p2core/gateway'));
  return entries.filter((line) => line.includes('101')).length;
}

/** Words are there for whoever has the page read out. */
function expectMarked(page: Page, name: string): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Pages' });
  return expect(bar.getByRole('link', { name, exact: true })).toBeVisible(AT_ONCE);
}

const WAITS = 'Sessions (a question waits for your answer)';
const readOut = (page: Page) => page.getByRole('status').filter({ hasText: 'Was that you?' });
const asked = (page: Page) => page.getByRole('region', { name: 'Was that you?' });
const others = (page: Page) => page.getByRole('region', { name: 'Other sessions' });

test('a rotation elsewhere shows at once, and is asked about: yes in one tab is enough', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  await open(page, 'Backup');
  await expectMarked(page, 'Sessions');
  const other = await signInElsewhere(browser, server.url);
  await expectMarked(page, WAITS);
  await expect(readOut(page)).toHaveCount(1);
  await open(page, 'Overview');
  await expect(asked(page).getByText('A session of yours began elsewhere.')).toBeVisible(AT_ONCE);
  await asked(page).getByRole('button', { name: 'Yes, that was me' }).click();
  await expect(asked(page)).toBeHidden();
  await expectMarked(page, 'Sessions');
  await expect(readOut(page)).toHaveCount(0);
  await expect(asked(other)).toBeHidden();

  const second = await page.context().newPage();
  await second.goto(server.url);
  await unlock(second);
  await open(second, 'Sessions');
  await expect(others(second).getByText('Valid: all 6 checks passed.').first()).toBeVisible();
  const shown = others(second).locator('code').nth(1);
  const before = await shown.innerText();
  await rotate(other);
  await expect(shown).not.toHaveText(before, AT_ONCE);
  await expect(asked(page).getByText('has a new identity key')).toBeVisible(AT_ONCE);
  await expect(asked(page).getByText('Certified by localhost.')).toBeVisible();
  await asked(second).getByRole('button', { name: 'Yes, that was me' }).click();
  await expect(asked(second)).toBeHidden();
  await expect(asked(page)).toBeHidden(AT_ONCE);
  await open(page, 'Activity');
  await expect(page.getByText('You said that the new ID-Cert of another session was yours.')).toHaveCount(2);
  await other.context().close();
});

test('who says no is led to what has to be done, until the session has ended and the password is changed', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  const other = await signInElsewhere(browser, server.url);
  await expect(asked(page)).toBeVisible(AT_ONCE);
  await asked(page).getByRole('button', { name: /^No\b/ }).click();
  await expect(asked(page).getByText('The keys in this browser are safe')).toBeVisible();
  await expectMarked(page, 'Sessions (something is left to do)');
  await expect(asked(page).getByRole('link', { name: 'Change the account password…' })).toBeVisible();
  await asked(page).getByRole('link', { name: 'End that session…' }).click();
  await expect(asked(page).getByText('it is listed below')).toBeVisible();
  await others(page).getByRole('button', { name: 'End this session…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Account password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'End the session' }).click();
  await expect(other.getByRole('heading', { name: 'No session is open' })).toBeVisible(AT_ONCE);
  await expect(asked(page).getByText('it is listed below')).toBeHidden(AT_ONCE);
  await asked(page).getByRole('link', { name: 'Change the account password…' }).click();
  await page.getByText('Change the account password', { exact: true }).click();
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.getByLabel('New password').fill('another decent password');
  await page.getByLabel('The same password once more').fill('another decent password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('The account password was changed')).toBeVisible();
  await open(page, 'Overview');
  await expect(asked(page)).toBeHidden();
  await other.context().close();
});

test('a pool that others emptied fills itself', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  for (let claims = 0; claims < 81; claims += 1) await claimFor(server.url, 'xenia@localhost');
  await open(page, 'KeyPackages');
  const log = async () => {
    const { store } = await VaultCopy.take(page, PASSPHRASE);
    return (await store.activity()).map(({ event }) => event);
  };
  await expect.poll(log, { timeout: 60_000 }).toContainEqual({ kind: 'key-packages-published', count: 81 });
  await expect(page.getByText('100 of 100 are waiting on the server.').first()).toBeVisible();
});

test('a new session is asked about while the pool is still being filled', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.context().route('**/p2core/keypackage/@me', async (route) => {
    if (route.request().method() === 'POST') await released;
    await route.fallback();
  });
  for (let claims = 0; claims < 81; claims += 1) await claimFor(server.url, 'xenia@localhost');
  const other = await signInElsewhere(browser, server.url);
  await expect(asked(page).getByText('A session of yours began elsewhere.')).toBeVisible(AT_ONCE);
  release();
  await open(page, 'KeyPackages');
  const full = page.getByText('100 of 100 are waiting on the server.').first();
  await expect(full).toBeVisible({ timeout: 60_000 });
  await other.context().close();
});

test('the dot tells when the server is gone and when it is back; the token is in no address', async ({
  page,
  server,
}) => {
  const lines: string[] = [];
  page.on('websocket', (socket) => lines.push(socket.url()));
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  await server.kill();
  await expectLine(page, 'Offline');
  await page.getByRole('button', { name: 'Offline' }).click();
  await expect(page.getByText('Your home server cannot be heard.').last()).toBeVisible();
  await page.keyboard.press('Escape');
  await server.start();
  await expectLine(page, 'Live', 40_000);
  const token = await (await VaultCopy.take(page, PASSPHRASE)).token();
  expect(begunLines(server)).toBe(2);
  expect(server.log).not.toContain(token);
  expect(new Set(lines)).toEqual(new Set([`${server.url.replace('http', 'ws')}/p2core/gateway`]));
});

test('another tab takes the line over when the one that held it closes', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await expectLine(page, 'Live');
  const second = await page.context().newPage();
  await second.goto(server.url);
  await unlock(second);
  await expectLine(second, 'Live');
  expect(begunLines(server)).toBe(1);
  await page.close();
  await expect.poll(() => begunLines(server), AT_ONCE).toBe(2);
  await expectLine(second, 'Live');
  await server.kill();
  await expectLine(second, 'Offline');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the question and the dot are accessible and fit a small phone, ${colorScheme} @phone`, async ({
    page,
    server,
    browser,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await createIdentity(page, server.url, 'xenia');
    const other = await signInElsewhere(browser, server.url);
    await expect(asked(page)).toBeVisible({ timeout: 15_000 });
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('button', { name: 'Live', exact: true }).click();
    await expect(page.getByText('tells this browser at once').last()).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await asked(page).getByRole('button', { name: /^No\b/ }).click();
    await expect(asked(page).getByText('The keys in this browser are safe')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
    await open(page, 'Sessions');
    await expect(others(page).getByRole('button', { name: 'End this session…' })).toBeVisible();
    await expectAccessible(page);
    await other.context().close();
  });
}

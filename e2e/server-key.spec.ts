import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { loseServerKey } from './lose-server-key.ts';
import { createIdentity, currentFingerprint, expectInside, expectStock, open, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

const SHOWN = 'Your home server shows another key than before';
const FIELD = 'Fingerprint that the administrator told you';

function groups(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{4}/g) ?? []).join(' ');
}

async function give(page: Page, fingerprint: string): Promise<void> {
  await page.getByLabel(FIELD).fill(fingerprint);
  await page.getByRole('button', { name: 'Accept the new key' }).click();
}

/** As the overview shows it. */
async function knownKey(page: Page): Promise<string> {
  await open(page, 'Overview');
  const fact = page.getByRole('region', { name: 'Identity' }).locator('code').last();
  return (await fact.innerText()).replace(/\s/g, '').toLowerCase();
}

test('a key that nobody vouches for is accepted by its whole fingerprint; then all goes on by itself', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const known = await knownKey(page);
  const identityKey = await currentFingerprint(page);
  await expect(page.getByRole('button', { name: 'Live', exact: true })).toBeVisible({ timeout: 15_000 });
  const shown = await loseServerKey(server);

  await expect(page.getByText(SHOWN)).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Halted' })).toBeVisible();
  await page.getByRole('link', { name: 'Compare the keys…' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Server key' })).toBeVisible();
  await expect(page.getByText(SHOWN)).toBeHidden();
  await expect(page.getByText(groups(known))).toBeVisible();
  await expect(page.getByText(groups(shown))).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);

  await give(page, shown.slice(-8));
  await expect(page.getByText('A whole fingerprint has 40 characters, and this has 8.')).toBeVisible();
  await expect(page.getByLabel(FIELD)).toBeFocused();
  await give(page, known);
  await expect(page.getByText('This is the old key.')).toBeVisible();
  await give(page, groups(shown));

  await expect(page.getByText('The new key is accepted')).toBeVisible();
  await expect(page.getByText('localhost shows the key that this browser knows.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Live', exact: true })).toBeVisible({ timeout: 15_000 });
  await expect.poll(() => currentFingerprint(page), { timeout: 30_000 }).not.toBe(identityKey);
  expect(await knownKey(page)).toBe(shown);
  await expectStock(page, 100);
  await open(page, 'Activity');
  await expect(page.getByText('You accepted it by its fingerprint.')).toBeVisible();
  await expect(page.getByText(SHOWN)).toBeHidden();
});

test('one that somebody else shows by then is not accepted in its place', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const known = await knownKey(page);
  const first = await loseServerKey(server);
  await page.getByRole('link', { name: 'Does it still have this key?' }).click();
  await expect(page.getByText(groups(first))).toBeVisible({ timeout: 40_000 });
  const second = await loseServerKey(server);
  await give(page, first);
  await expect(page.getByText('The server shows yet another key by now')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(groups(second)).first()).toBeVisible();
  expect(await knownKey(page)).toBe(known);
});

test('who is signed out accepts it where the sign-in stopped', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  // The form has asked who is there: the server goes after that.
  await expect(button).toBeEnabled();
  const shown = await loseServerKey(server);
  const signIn = async () => {
    await page.getByLabel('Account password').fill(PASSWORD);
    await button.click();
  };
  await signIn();
  await expect(page.getByText(groups(shown))).toBeVisible();
  await expectAccessible(page);
  await give(page, shown);
  await signIn();
  await expectInside(page);
  expect(await knownKey(page)).toBe(shown);
  await expectStock(page, 100);
});

import type { Page } from '@playwright/test';
import { createIdentity, expectInside, open, unlock } from './person.ts';
import { expect, test } from './test.ts';

const KEY = '/p2core/key/user/@me';

async function secondTab(page: Page, url: string): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(url);
  await unlock(tab);
  return tab;
}

const shownKey = (page: Page) =>
  page.getByRole('region', { name: 'ID-Cert' }).locator('code').first().innerText();

test('what one tab does the other shows within a second', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await secondTab(page, server.url);
  const before = await shownKey(other);
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => shownKey(other), { timeout: 1000 }).not.toBe(before);
  await open(page, 'Overview');
  expect(await shownKey(page)).toBe(await shownKey(other));

  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(other.getByRole('heading', { name: 'Unlock' })).toBeVisible({ timeout: 1000 });
});

test('both tabs read while one is on a journey, and no journey is made twice', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await secondTab(page, server.url);
  const sent: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.context().route(`**${KEY}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent.push(route.request().postData() ?? '');
    await held;
    await route.continue();
  });
  await open(page, 'Rotation');
  await open(other, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect.poll(() => sent.length).toBe(1);
  // The other one sees it, may ask for the same, and reads on.
  await expect(other.getByText('stands at PREPARED')).toBeVisible();
  await other.getByRole('button', { name: 'Go on' }).click();
  await open(other, 'KeyPackages');
  await expect(other.getByText('100 of 100 are waiting on the server.').first()).toBeVisible();
  await open(other, 'Certificates');
  await expect(other.getByRole('region', { name: 'Current key' })).toBeVisible();
  release();
  await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible({ timeout: 30_000 });
  await expectInside(other);
  expect(new Set(sent).size).toBe(1);
  await open(page, 'Overview');
  await open(other, 'Overview');
  await expect.poll(async () => (await shownKey(page)) === (await shownKey(other))).toBe(true);
});

import type { Page } from '@playwright/test';
import { createIdentity, expectInside, open, unlock } from './person.ts';
import { expect, test } from './test.ts';

const MINUTE = 60_000;

const locked = (page: Page) => page.getByRole('heading', { level: 1, name: 'Unlock' });
const reason = (page: Page, minutes = 15) => page.getByText(`Locked after ${minutes} minutes without use.`);

async function expectLocked(page: Page, minutes?: number): Promise<void> {
  await expect(locked(page)).toBeVisible();
  await expect(reason(page, minutes)).toBeVisible();
}

test('without use for a quarter of an hour every tab locks; use of one keeps the other open', async ({
  page,
  context,
  server,
}) => {
  await context.clock.install();
  await createIdentity(page, server.url, 'xenia');
  const other = await context.newPage();
  await other.goto(server.url);
  await unlock(other);

  await context.clock.runFor(10 * MINUTE);
  await page.mouse.move(200, 200);
  await page.mouse.move(210, 210);
  await context.clock.runFor(10 * MINUTE);
  await expectInside(page);
  await expectInside(other);

  const workers = [page, other].map((tab) => tab.workers());
  expect(workers.map(({ length }) => length)).toEqual([1, 1]);
  const ended = workers.flat().map((worker) => worker.waitForEvent('close'));
  await context.clock.runFor(6 * MINUTE);
  await expect(locked(page)).toBeVisible();
  await expect(locked(other)).toBeVisible();
  // The clocks are put on one after the other here: for the second tab it is too early when the first one locks it.
  await expect
    .poll(async () => (await reason(page).count()) + (await reason(other).count()))
    .toBeGreaterThan(0);
  await Promise.all(ended);
});

test('a machine that slept locks before it takes a key press for use', async ({ page, context, server }) => {
  await context.clock.install();
  await createIdentity(page, server.url, 'xenia');
  // The clock on the wall went on, and nothing else.
  await context.clock.setSystemTime(Date.now() + 8 * 60 * MINUTE);
  await page.keyboard.press('Tab');
  await expectLocked(page);
});

test('the time is chosen from 1 to 60 minutes, and is kept', async ({ page, context, server }) => {
  await context.clock.install();
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Vault');
  const part = page.getByRole('region', { name: 'Locking by itself' });
  const minutes = part.getByLabel('Minutes until it locks');
  await minutes.fill('61');
  await part.getByRole('button', { name: 'Save' }).click();
  await expect(part).toContainText('Type a whole number from 1 to 60.');
  await minutes.fill('2');
  await part.getByRole('button', { name: 'Save' }).click();
  await expect(part).toContainText('Now after 2 minutes.');
  await page.reload();
  await unlock(page);
  await context.clock.runFor(MINUTE);
  await expectInside(page);
  await context.clock.runFor(2 * MINUTE);
  await expectLocked(page, 2);
});

test('the page tells whether the browser keeps the vault, and asks for it', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Vault');
  const part = page.getByRole('region', { name: 'Storage' });
  await expect(part).toContainText(/has (not )?promised to keep the vault/);
  await expect(part).toContainText(/Claves uses [\d.]+ (kB|MB) here/);
  const isKept = await page.evaluate(() => navigator.storage.persisted());
  await expect(part.getByRole('button', { name: 'Ask the browser to keep it' })).toHaveCount(isKept ? 0 : 1);
});

import type { Page, Route } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { createIdentity, expectInside, fillIdentity, open, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

/** As a home server answers whoever had the password wrong too often. Resolves to how often it was asked since. */
async function refuseOnce(page: Page, path: string, seconds: number): Promise<() => number> {
  let sent = 0;
  await page.context().route(path, async (route: Route) => {
    if (route.request().method() === 'OPTIONS') return route.fallback();
    sent += 1;
    if (sent > 1) return route.fallback();
    const json = { errcode: 429, error: 'P2CORE_RATE_LIMITED', retry_after: seconds };
    await route.fulfill({ status: 429, headers: { 'retry-after': String(seconds) }, json });
  });
  return () => sent;
}

test('a first sign-in that was tried too often says how long to wait, and is sent again by a click alone', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const other = await (await browser.newContext()).newPage();
  const sent = await refuseOnce(other, '**/p2core/session/trust', 8);
  await other.goto(server.url);
  await other.getByRole('radio', { name: 'Sign in' }).check({ force: true });
  await fillIdentity(other, 'xenia', 'Sign in');
  await expect(other.getByText('Wait 8 seconds, then try again.')).toBeVisible({ timeout: 30_000 });
  await expect(other.getByText('This request was not carried out.')).toBeVisible();
  await expect(other.getByText('No answer to attempt')).toBeHidden();
  await expectAccessible(other);
  await expectFits(other);
  await other.waitForTimeout(9000);
  expect(sent()).toBe(1);
  await other.getByLabel('Account password').fill(PASSWORD);
  await other.getByRole('button', { name: 'Try again' }).click();
  await expectInside(other);
  expect(sent()).toBe(2);
  await other.context().close();
});

test('a change of the password that came too often says one thing', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await refuseOnce(page, '**/p2core/password', 30);
  await open(page, 'Account');
  await page.getByText('Change the account password', { exact: true }).click();
  const form = page.getByRole('region', { name: 'Password' });
  await form.getByLabel('Account password').fill(PASSWORD);
  await form.getByLabel('New password').fill('another decent password');
  await form.getByLabel('The same password once more').fill('another decent password');
  await form.getByRole('button', { name: 'Change the password' }).click();
  const alert = form.getByRole('alert');
  await expect(alert.getByText('Wait 30 seconds, then try again.')).toBeVisible();
  await expect(alert.getByText('asking once more')).toBeHidden();
});

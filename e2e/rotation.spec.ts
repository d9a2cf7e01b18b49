import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { createIdentity, open, unlock } from './person.ts';
import { expect, test } from './test.ts';

const ROTATION = '**/p2core/key/user/@me';

/** Which step it stands at, and both keys. */
async function pictureOf(page: Page) {
  const step = page.locator('[aria-current="step"]');
  await expect(step).toContainText('PREPARED');
  await expect(keyPart(page, 'Your new key').getByText('not certified yet')).toBeVisible();
  const [old, next] = await Promise.all(
    ['Your old key', 'Your new key'].map((name) => keyPart(page, name).locator('code').innerText()),
  );
  return { old, next };
}

const keyPart = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('the picture of a rotation: before, in the middle and the same after a reload, and its proof', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Rotation');
  const touched = page.getByRole('region', { name: 'What it touches' });
  await expect(touched.getByText('100 are discarded. 100 new ones take their place.')).toBeVisible();
  await expect(keyPart(page, 'Your new key').getByText('Not made yet')).toBeVisible();
  const before = await keyPart(page, 'Your old key').locator('code').innerText();

  await page.context().route(ROTATION, (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'Rotate now' }).click();
  const middle = await pictureOf(page);
  expect(middle.old).toBe(before);
  expect(middle.next).not.toBe(before);
  await expectAccessible(page);
  await expectFits(page);
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Rotation' })).toBeVisible();
  expect(await pictureOf(page)).toEqual(middle);

  // The next try comes by itself.
  await page.context().unroute(ROTATION);
  const proof = page.getByRole('region', { name: 'Proof' });
  await expect(proof.getByText('Valid: all 7 checks passed.')).toBeVisible({ timeout: 30_000 });
  expect(await keyPart(page, 'Your old key').locator('code').innerText()).toBe(middle.old);
  expect(await keyPart(page, 'Your new key').locator('code').innerText()).toBe(middle.next);
  const remains = page.getByRole('region', { name: 'What remains' });
  await expect(remains.getByText('One thing remains to be done.')).toBeVisible();
  await expect(remains.getByText('the new key is in this browser alone')).toBeVisible();
  await expectFits(page);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { claimFor } from './another-account.ts';
import { createIdentity, currentFingerprint, expectStock, open, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';

/** A browser with a profile on the disk: what is closed and opened again finds what it kept. */
async function openBrowser(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, test.info().project.use.launchOptions);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

test('an identity is made, rotated and replenished; after kill -9 of the server and a closed browser all is there', async ({
  server,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'claves-profile-'));
  let { context, page } = await openBrowser(profile);

  await createIdentity(page, server.url, 'xenia');
  const first = await currentFingerprint(page);
  await rotate(page);
  const second = await currentFingerprint(page);
  expect(second).not.toBe(first);
  for (let claims = 0; claims < 3; claims += 1) await claimFor(server.url, 'xenia@localhost');
  await expectStock(page, 97);
  await page.getByRole('button', { name: 'Replenish' }).click();
  await expectStock(page, 100);

  await server.kill();
  await context.close();
  await server.start();
  ({ context, page } = await openBrowser(profile));

  await page.goto(server.url);
  await unlock(page);
  await expect(page.getByText('xenia@localhost').first()).toBeVisible();
  expect(await currentFingerprint(page)).toBe(second);
  await expect(page.getByText('Superseded')).toBeVisible();
  await expectStock(page, 100);
  await open(page, 'KeyPackages');
  await expect(page.getByText('Claimed 3')).toBeVisible();

  await rotate(page);
  expect(await currentFingerprint(page)).not.toBe(second);
  await context.close();
  await rm(profile, { recursive: true, force: true });
});

import type { Page } from 'puppeteer-core';
import { claimFor } from './another-account.ts';
import { fill, IS_SKIPPED, press, read, see, test } from './firefox.ts';
import { PASSPHRASE, PASSWORD, type PageName } from './person.ts';
import { expect } from './test.ts';

// biome-ignore lint/suspicious/noSkippedTests: skipped only where the browser is missing, and counted.
test.skip(IS_SKIPPED, 'Firefox is not installed');

async function createIdentity(page: Page): Promise<void> {
  await fill(page, 'Name', 'xenia');
  await fill(page, 'Account password', PASSWORD);
  await fill(page, 'Passphrase of this browser', PASSPHRASE);
  await fill(page, 'The same passphrase once more', PASSPHRASE);
  await press(page, 'button', 'Create my identity');
  await see(page, 'navigation', 'Pages');
}

async function unlock(page: Page): Promise<void> {
  await fill(page, 'Passphrase', PASSPHRASE);
  await press(page, 'button', 'Unlock');
  await see(page, 'navigation', 'Pages');
}

async function open(page: Page, name: PageName): Promise<void> {
  await press(page, 'link', name);
  await see(page, 'heading', name);
}

async function expectStock(page: Page, count: number): Promise<void> {
  await open(page, 'KeyPackages');
  await press(page, 'button', 'Ask the server');
  await read(page, `${count} of 100 are waiting on the server.`);
}

test('in Firefox an identity is made, locked, unlocked, rotated and refilled', async ({
  server,
  firefox,
}) => {
  test.setTimeout(300_000);
  await createIdentity(firefox);

  await press(firefox, 'button', 'Lock');
  await see(firefox, 'heading', 'Unlock');
  await unlock(firefox);
  await firefox.reload();
  await unlock(firefox);

  await open(firefox, 'Rotation');
  await press(firefox, 'button', 'Rotate now');
  await see(firefox, 'heading', 'Proof');

  const handedOut = await claimFor(server.url, 'xenia@localhost');
  expect(handedOut).toHaveLength(1);
  await expectStock(firefox, 99);
  await press(firefox, 'button', 'Replenish');
  await expectStock(firefox, 100);
});

import type { Page } from '@playwright/test';
import { claimFor } from './another-account.ts';
import { fillDisk } from './full-disk.ts';
import { OwnBrowser } from './own-browser.ts';
import {
  createIdentity,
  expectInside,
  expectStock,
  fillIdentity,
  open,
  PASSPHRASE,
  unlock,
} from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const SENTENCE = 'This browser has no room left to store what was made.';

/** Whatever would change something on the server. */
function watchSending(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return sent;
}

test('on a full disk no identity is made, a sentence says so, and it works when there is room', async ({
  page,
  server,
}) => {
  const sent = watchSending(page);
  const makeRoom = await fillDisk(page, server.url);
  await page.goto(server.url);
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expect(page.getByRole('alert')).toContainText(SENTENCE);
  expect(sent).toEqual([]);
  await makeRoom();
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expectInside(page);
});

const JOURNEYS = [
  ['rotation', 'Rotation', 'Rotate now'],
  ['replenishment', 'KeyPackages', 'Replenish'],
  ['replacement of the last resort', 'Overview', 'Replace it'],
] as const;

for (const [journey, place, button] of JOURNEYS) {
  test(`on a full disk a ${journey} sends nothing, says so, and works when there is room`, async ({
    server,
  }) => {
    const first = await OwnBrowser.launch();
    const before = await first.newPage();
    await createIdentity(before, server.url, 'xenia');
    await claimFor(server.url, 'xenia@localhost');
    await expectStock(before, 99);
    await first.kill();

    // A browser that has just started does not remember how much room there was.
    const second = await OwnBrowser.launch(first.profile);
    const page = await second.newPage();
    const makeRoom = await fillDisk(page, server.url);
    await page.goto(server.url);
    await unlock(page);
    const sent = watchSending(page);
    await open(page, place);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('alert')).toContainText(SENTENCE);
    expect(sent).toEqual([]);
    await makeRoom();
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => sent.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const isIdle = async () => {
      const { store, session } = await VaultCopy.take(page, PASSPHRASE);
      return (await store.journal(session.sessionId)) === undefined;
    };
    await expect.poll(isIdle, { timeout: 30_000 }).toBe(true);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await second.dispose();
  });
}

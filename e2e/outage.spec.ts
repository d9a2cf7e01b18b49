import { createIdentity, expectInside, expectStock, fillIdentity, open } from './person.ts';
import { expect, test } from './test.ts';

test('a rotation that an outage cut off goes on by itself once that is over', async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  await createIdentity(page, server.url, 'xenia');
  let isDown = true;
  await page
    .context()
    .route('**/p2core/keypackage/@me', (route) =>
      isDown && route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
  await open(page, 'Rotation');
  await page.getByRole('button', { name: 'Rotate now' }).click();
  await expect(page.getByRole('alert')).toContainText('Your home server did not answer', { timeout: 40_000 });
  isDown = false;
  await page.clock.fastForward(80_000);
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 30_000 });
  await expectStock(page, 100);
});

test('the pages of the dashboard are there though the server is away when they are needed', async ({
  page,
  server,
}) => {
  const shell = /\/assets\/shell-.*\.js$/;
  const ahead = page.waitForResponse(shell);
  await page.goto(server.url);
  await ahead;
  await page.context().route(shell, (route) => route.abort());
  await fillIdentity(page, 'xenia', 'Create my identity');
  await expectInside(page);
});

import { expectAccessible, expectFits } from './accessible.ts';
import { claimFor } from './another-account.ts';
import { createIdentity, unlock } from './person.ts';
import { expect, test } from './test.ts';

test('what others claim shows in the chart, in its numbers, and is not called a rate before its time', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await expect(
    page.getByText(/^People can add this device until .* 100\u00a0KeyPackages are waiting\.$/),
  ).toBeVisible();
  for (let claim = 0; claim < 3; claim += 1) await claimFor(server.url, 'xenia@localhost');
  await page.reload();
  await unlock(page);

  const part = page.getByRole('region', { name: 'KeyPackages' });
  await expect(part.getByText('3 were claimed so far; after a day there is a rate to tell.')).toBeVisible();
  await expect(part.getByRole('img', { name: /^The last 30 days: .* now 97\. Claimed: 3\.$/ })).toBeVisible();
  await part.getByText('The last 30 days in numbers').click();
  await expect(part.getByRole('row').nth(1).getByRole('cell')).toHaveText(['97', '3']);
  await expect(part.getByRole('row')).toHaveCount(31);

  const certificate = page.getByRole('region', { name: 'ID-Cert' });
  await expect(
    certificate.getByRole('img', { name: /^60 days left of 60 days.*Renewal window: Opens on/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
});

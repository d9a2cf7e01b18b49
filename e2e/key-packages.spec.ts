import { expectAccessible, expectFits } from './accessible.ts';
import { claimFor } from './another-account.ts';
import { createIdentity, expectStock, open, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';

test('one KeyPackage is opened by its own address, decoded, and the way back leads to where it stood', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await claimFor(server.url, 'xenia@localhost');
  await rotate(page);
  await open(page, 'KeyPackages');
  await page.getByRole('radio', { name: 'Claimed 1' }).check({ force: true });
  const link = page.getByRole('rowheader').getByRole('link');
  await expect(link).toHaveCount(1);
  const short = await link.innerText();
  await link.click();

  await expect(page).toHaveURL(new RegExp(`/key-packages/${short}[0-9a-f]{52}$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`KeyPackage ${short}`);
  await expect(page.getByText('Somebody took it, to add this device to a group.')).toBeVisible();
  await expect(page.getByText('It is here, sealed, and was just tried')).toBeVisible();
  await expect(page.getByText('Both signatures hold')).toBeVisible();
  const leaf = page.getByRole('region', { name: 'Leaf node' });
  await expect(leaf).toContainText(/basic \(0x0001\): your ID-Cert \d+, byte for byte/);
  await expect(leaf).toContainText('last_resort (0x000A)');
  await expect(leaf).toContainText('key_package (0x0001)');

  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Claimed 1' })).toBeChecked();
  await expect(link).toBeFocused();

  await page.goForward();
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`KeyPackage ${short}`);
});

test('the file of a KeyPackage is what the home server hands out', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const [handedOut] = await claimFor(server.url, 'xenia@localhost');
  await expectStock(page, 99);
  await page.getByRole('radio', { name: 'Claimed 1' }).check({ force: true });
  await page.getByRole('rowheader').getByRole('link').click();
  const text = await page.locator('main pre').innerText();
  expect(text.replaceAll('\n', '')).toBe(handedOut);
});

test('an address that names none says so', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.goto(`${server.url}/key-packages/${'ab'.repeat(32)}`);
  await unlock(page);
  await expect(page.getByText('There is no such KeyPackage')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'All KeyPackages' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'KeyPackages' })).toBeVisible();
});

test('the target that is chosen is what a click fills the pool to', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'KeyPackages');
  const target = page.getByLabel('How many a full pool has');
  await target.fill('19');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Type a whole number from 20 to 500.')).toBeVisible();
  await expect(target).toBeFocused();
  await target.fill('120');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('100 of 120 are waiting on the server.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Replenish' }).click();
  await expect(page.getByText('120 of 120 are waiting on the server.').first()).toBeVisible();
});

test('filled by hand, the pool stays low until it is filled by hand', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'KeyPackages');
  await page.getByRole('radio', { name: 'Only when I ask for it' }).click({ force: true });
  await page.getByLabel('How many a full pool has').fill('200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByText('You fill the pool by hand: nothing is made until you ask for it.'),
  ).toBeVisible();
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('radio', { name: 'Only when I ask for it' })).toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an opened KeyPackage is accessible and fits a small phone, ${colorScheme} @phone`, async ({
    page,
    server,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await createIdentity(page, server.url, 'xenia');
    await open(page, 'KeyPackages');
    await page.getByRole('radio', { name: 'Last resort 1' }).check({ force: true });
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('rowheader').getByRole('link').click();
    await expect(page.getByText('Both signatures hold')).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
  });
}

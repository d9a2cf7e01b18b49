import { expectAccessible, expectFits } from './accessible.ts';
import { PASSPHRASE, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';

test.use({ locale: 'de-AT' });

const PAGES = [
  'Übersicht',
  'Zertifikate',
  'Rotation',
  'KeyPackages',
  'Sitzungen',
  'Fremde Server',
  'Aktivität',
  'Sicherung',
  'Konto',
  'Tresor',
];

/** Words that only an English text has. */
const ENGLISH = /\b(the|your|is|are|and|with)\b/i;

test('whoever reads German is spoken to in German, on every page, and may choose English', async ({
  page,
  server,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(server.url);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByText('@localhost')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill('xenia');
  await page.getByLabel('Kontopasswort').fill(PASSWORD);
  await page.getByLabel('Passphrase dieses Browsers').fill(PASSPHRASE);
  await page.getByLabel('Dieselbe Passphrase noch einmal').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Meine Identität erstellen' }).click();
  const pages = page.getByRole('navigation', { name: 'Seiten' });
  await expect(pages).toBeVisible({ timeout: 30_000 });
  for (const name of PAGES) {
    await pages.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    for (const folded of await page.locator('main summary').all()) await folded.click();
    expect((await page.locator('main').innerText()).match(ENGLISH)).toBeNull();
    await expectAccessible(page);
    await expectFits(page);
  }
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.getByRole('heading', { level: 1, name: 'Vault' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Unlock' })).toBeVisible();
});

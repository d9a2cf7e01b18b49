import { makeBackup, proveBackup } from '../backup-file.ts';
import { signInElsewhere } from '../elsewhere.ts';
import { createIdentity, open, openIdCert, PASSPHRASE, type PageName, rotate, unlock } from '../person.ts';
import { makeRecoveryKey, typeBack } from '../recovery-key.ts';
import { expect, test } from '../test.ts';
import { picture } from './picture.ts';

const PAGES: readonly [PageName, string][] = [
  ['Overview', 'overview'],
  ['Certificates', 'certificates'],
  ['Rotation', 'rotation-before'],
  ['KeyPackages', 'key-packages'],
  ['Sessions', 'sessions'],
  ['Foreign servers', 'foreign-servers'],
  ['Activity', 'activity'],
  ['Backup', 'backup'],
  ['Account', 'account'],
  ['Vault', 'vault'],
];

test('the way in: welcome, and each page of a new identity', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByText('@localhost')).toBeVisible();
  await picture(page, 'welcome');
  await createIdentity(page, server.url, 'xenia');
  for (const [name, file] of PAGES) {
    await open(page, name);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await picture(page, file);
  }
  await open(page, 'KeyPackages');
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page.getByText('Both signatures hold')).toBeVisible();
  await picture(page, 'key-package');
  await page.goto(`${server.url}/no-such-page`);
  await unlock(page);
  await picture(page, 'not-found');
});

test('a life: rotated, backed up, proven, with a recovery key and a second session', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  await picture(page, 'rotation-after');
  const { path } = await makeBackup(page);
  await picture(page, 'backup-made');
  await proveBackup(page, path, PASSPHRASE);
  await expect(page.getByText('Proven: this file can be restored')).toBeVisible({ timeout: 30_000 });
  await picture(page, 'backup-proven');
  const key = await makeRecoveryKey(page);
  await picture(page, 'recovery-key-shown');
  await typeBack(page, key);
  await expect(page.getByText('The recovery key opens the vault from now on')).toBeVisible();
  await picture(page, 'recovery-key-made');
  const other = await signInElsewhere(browser, server.url);
  await open(page, 'Overview');
  await expect(page.getByRole('region', { name: 'Was that you?' })).toBeVisible({ timeout: 15_000 });
  await picture(page, 'question');
  await page.getByRole('button', { name: 'Yes, that was me' }).first().click();
  await picture(page, 'overview-with-backup');
  await open(page, 'Sessions');
  await expect(page.getByText('Valid: all 6 checks passed.').first()).toBeVisible();
  await picture(page, 'sessions-two');
  await open(page, 'Certificates');
  await expect(page.getByText(/^1 ID-Cert, in force/)).toBeVisible();
  await picture(page, 'certificates-two-sessions');
  await openIdCert(page, 'Current');
  await page.getByText('Byte by byte').click();
  await page.getByLabel('The other fingerprint').fill('0'.repeat(40));
  await page.getByRole('button', { name: 'Compare' }).click();
  await picture(page, 'certificate');
  await openIdCert(page, 'Superseded');
  await picture(page, 'certificate-superseded');
  await openIdCert(page, 'In force elsewhere');
  await picture(page, 'certificate-elsewhere');
  await open(page, 'Activity');
  await picture(page, 'activity-after-a-life');
  await other.context().close();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await picture(page, 'unlock');
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { certificateFormat } from '../src/protocol/p2core/certificate-format.ts';
import { createIdentity, currentFingerprint, openIdCert, PASSPHRASE, rotate } from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const GNUPG = 'gpg';
const hasGnupg = spawnSync(GNUPG, ['--version']).error === undefined;

async function downloaded(page: Page, place: Locator): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await place.getByRole('button', { name: /^Download ID-Cert/ }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('each ID-Cert is copied and downloaded as the file that it is', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  await openIdCert(page, 'Current');
  const current = page.getByRole('region', { name: 'As a file' });
  const shown = await current.locator('pre').first().textContent();
  expect(shown).toMatch(/^-----BEGIN PGP PUBLIC KEY BLOCK-----\n/);
  await current.getByRole('button', { name: 'Copy' }).click();
  await expect(current.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
  const { name, path } = await downloaded(page, current);
  expect(name).toMatch(/^xenia@localhost-[1-9][0-9]*\.asc$/);
  expect(await readFile(path, 'utf8')).toBe(shown);

  await openIdCert(page, 'Superseded');
  const file = page.getByRole('region', { name: 'As a file' });
  const earlier = await downloaded(page, file);
  expect(earlier.name).not.toBe(name);
  expect(await readFile(earlier.path, 'utf8')).toBe(await file.locator('pre').first().textContent());
});

test('where the browser does not let the page copy, it says so', async ({ page, server, complaints }) => {
  await page.route(`${server.url}/`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'permissions-policy': 'clipboard-write=()' };
    await route.fulfill({ response, headers });
  });
  await createIdentity(page, server.url, 'xenia');
  await openIdCert(page, 'Current');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('alert').getByText('does not let the page copy')).toBeVisible();
  // The browser's own line about it, and no other.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('Clipboard API')]);
});

test('GnuPG takes the downloaded file for a good certificate of the home server', async ({
  page,
  server,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: skipped only where the program is missing, and counted.
  test.skip(!hasGnupg, 'gpg is not installed');
  await createIdentity(page, server.url, 'xenia');
  const fingerprint = (await currentFingerprint(page)).toUpperCase();
  await openIdCert(page, 'Current');
  const { path } = await downloaded(page, page.getByRole('region', { name: 'As a file' }));
  const home = await mkdtemp(join(tmpdir(), 'claves-gnupg-'));
  const gpg = (...args: string[]) =>
    execFileSync(GNUPG, ['--batch', '--quiet', '--no-autostart', '--with-colons', ...args], {
      env: { ...process.env, GNUPGHOME: home, LC_ALL: 'C' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const { session } = await VaultCopy.take(page, PASSPHRASE);
  const issuer = join(home, 'issuer.asc');
  await writeFile(issuer, certificateFormat.toFile(session.server.certificate).text);
  gpg('--import', issuer);
  gpg('--import', path);
  const lines = gpg('--check-signatures', fingerprint).split('\n');
  expect(lines.filter((line) => line.startsWith('sig:')).map((line) => line.slice(0, 5))).toEqual([
    'sig:!',
    'sig:!',
  ]);
  expect(lines.some((line) => line.startsWith('uid:') && line.includes('xenia@localhost'))).toBe(true);
  await rm(home, { recursive: true, force: true });
});

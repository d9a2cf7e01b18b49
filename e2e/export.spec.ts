import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { createIdentity, currentFingerprint, open, openIdCert, PASSPHRASE, rotate } from './person.ts';
import { expect, test } from './test.ts';

const GNUPG = 'gpg';
const AGENT = 'gpgconf';
const hasGnupg = spawnSync(GNUPG, ['--version']).error === undefined;
const FILE_PASSPHRASE = 'a heron on one leg';

/** GnuPG with a key ring of its own, and one answer to all questions for a passphrase. */
class Gnupg {
  readonly home: string;
  readonly #answer: string;

  private constructor(home: string, answer: string) {
    this.home = home;
    this.#answer = answer;
  }

  static async start(answer: string): Promise<Gnupg> {
    return new Gnupg(await mkdtemp(join(tmpdir(), 'claves-gnupg-')), answer);
  }

  run(...args: string[]): string {
    const how = ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', this.#answer];
    return execFileSync(GNUPG, [...how, ...args], { env: this.#env, encoding: 'utf8', stdio: 'pipe' });
  }

  async end(): Promise<void> {
    spawnSync(AGENT, ['--kill', 'all'], { env: this.#env });
    await rm(this.home, { recursive: true, force: true });
  }

  get #env() {
    return { ...process.env, GNUPGHOME: this.home, LC_ALL: 'C' };
  }
}

async function downloaded(page: Page, press: Locator): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await press.click();
  const download = await coming;
  return { name: download.suggestedFilename(), path: await download.path() };
}

interface Typed {
  readonly own: string;
  readonly file: string;
  readonly again?: string;
}

async function fillExport(dialog: Locator, { own, file, again = file }: Typed): Promise<void> {
  await dialog.getByLabel('Passphrase of this vault').fill(own);
  await dialog.getByLabel('Passphrase for the file').fill(file);
  await dialog.getByLabel('The same passphrase once more').fill(again);
}

test('the private key is exported on the passphrase only, and GnuPG signs with it', async ({
  page,
  server,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: skipped only where the program is missing, and counted.
  test.skip(!hasGnupg, 'gpg is not installed');
  await createIdentity(page, server.url, 'xenia');
  const fingerprint = await currentFingerprint(page);
  await openIdCert(page, 'Current');
  await page.getByRole('button', { name: 'Export the private key…' }).click();
  const dialog = page.getByRole('alertdialog');
  const confirm = dialog.getByRole('button', { name: 'Export' });

  await confirm.click();
  await expect(dialog.getByText('Type the passphrase of this vault.')).toBeVisible();
  await fillExport(dialog, { own: PASSPHRASE, file: FILE_PASSPHRASE, again: 'a heron on two legs' });
  await confirm.click();
  await expect(dialog.getByText('The two passphrases differ.')).toBeVisible();
  await fillExport(dialog, { own: PASSPHRASE, file: PASSPHRASE });
  await confirm.click();
  await expect(dialog.getByText('This is the one that you typed above. Choose another one.')).toBeVisible();
  await expect(dialog.getByLabel('Passphrase for the file')).toBeFocused();
  await fillExport(dialog, { own: 'not the passphrase', file: FILE_PASSPHRASE });
  await confirm.click();
  const wrong = dialog.getByText('This is not the passphrase of this vault.');
  await expect(wrong).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByLabel('Passphrase of this vault')).toBeFocused();

  await fillExport(dialog, { own: PASSPHRASE, file: FILE_PASSPHRASE });
  const { name, path } = await downloaded(page, confirm);
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The private key is among your downloads')).toBeVisible();
  expect(name).toBe(`private-key-${fingerprint}.asc`);

  const owner = await Gnupg.start(FILE_PASSPHRASE);
  const reader = await Gnupg.start('');
  owner.run('--import', path);
  const message = join(owner.home, 'message');
  await writeFile(message, 'what is signed');
  owner.run('--local-user', fingerprint, '--detach-sign', message);
  const publicKey = await downloaded(
    page,
    page.getByRole('button', { name: 'Download the public key', exact: true }),
  );
  reader.run('--import', publicKey.path);
  const said = reader.run('--status-fd', '1', '--verify', `${message}.sig`, message);
  expect(said).toContain(`VALIDSIG ${fingerprint.toUpperCase()}`);
  for (const gnupg of [owner, reader]) await gnupg.end();

  await open(page, 'Activity');
  await expect(page.getByText(/exported a private key/)).toBeVisible();
});

test('public keys and ID-Certs are downloaded in both forms, of retired keys too', async ({
  page,
  server,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: skipped only where the program is missing, and counted.
  test.skip(!hasGnupg, 'gpg is not installed');
  await createIdentity(page, server.url, 'xenia');
  const retired = await currentFingerprint(page);
  await rotate(page);
  const current = await currentFingerprint(page);
  const gnupg = await Gnupg.start('');
  for (const [fingerprint, standing] of [
    [retired, 'Superseded'],
    [current, 'Current'],
  ] as const) {
    await openIdCert(page, standing);
    const part = page.getByRole('region', { name: 'The key itself' });
    const armored = await downloaded(
      page,
      part.getByRole('button', { name: 'Download the public key', exact: true }),
    );
    const binary = await downloaded(page, part.getByRole('button', { name: /As binary.*the public key/ }));
    expect([armored.name, binary.name]).toEqual([
      `public-key-${fingerprint}.asc`,
      `public-key-${fingerprint}.pgp`,
    ]);
    for (const { path } of [armored, binary]) gnupg.run('--import', path);
    expect((await readFile(binary.path))[0]).toBe(0xc6);
    expect(gnupg.run('--with-colons', '--list-keys')).toContain(`:${fingerprint.toUpperCase()}:`);
  }
  const asBytes = page.getByRole('region', { name: 'As a file' }).getByRole('button', { name: 'As binary' });
  const idCert = await downloaded(page, asBytes.first());
  expect(idCert.name).toMatch(/^xenia@localhost-[1-9][0-9]*\.pgp$/);
  gnupg.run('--import', idCert.path);
  await gnupg.end();
});

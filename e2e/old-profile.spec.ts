import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { claimFor } from './another-account.ts';
import { expectToJoin } from './join.ts';
import {
  createIdentity,
  currentFingerprint,
  expectStock,
  open,
  PASSPHRASE,
  rotate,
  unlock,
} from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const FID = 'xenia@localhost';

/** A browser with a profile on the disk. */
async function openBrowser(profile: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, test.info().project.use.launchOptions);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

interface ServerState {
  readonly idCerts: readonly { serial: string; superseded_at: number | null }[];
  readonly inventory: { available: string[]; last_resort: { ref: string; handed_out: boolean } | null };
}

/** What the home server holds of this session, as it tells the session itself. */
async function serverState(url: string, vault: VaultCopy): Promise<ServerState> {
  const headers = { authorization: `Bearer ${await vault.token()}` };
  const ask = async (path: string) => (await fetch(`${url}/p2core/${path}`, { headers })).json();
  return { idCerts: await ask('key/user/@me'), inventory: await ask('keypackage/@me') };
}

/** One ID-Cert is in force, of the key that is current here, and all that is offered has its private half here. */
async function expectAgreement(url: string, page: Page): Promise<VaultCopy> {
  const vault = await VaultCopy.take(page, PASSPHRASE);
  const { idCerts, inventory } = await serverState(url, vault);
  const { sessionId } = vault.session;
  const inForce = idCerts.filter((each) => each.superseded_at === null).map(({ serial }) => serial);
  const here = (await vault.store.idCerts(sessionId)).filter(({ state }) => state === 'current');
  expect(inForce).toEqual(here.map(({ serial }) => serial));
  expect(inForce).toHaveLength(1);

  const offered = [...inventory.available, inventory.last_resort?.ref];
  expect(offered).toHaveLength(101);
  const records = await vault.store.keyPackages(sessionId);
  for (const ref of offered) {
    const record = records.find((each) => each.ref === ref);
    expect(record?.serial).toBe(here[0]?.serial);
    expect(record && (await vault.privateHalves(record)).initPrivateKey).toHaveLength(32);
  }
  return vault;
}

test('an old profile folder put back is led to a new key, and nothing is rolled back', async ({ server }) => {
  const folder = await mkdtemp(join(tmpdir(), 'claves-profile-'));
  const [profile, old] = [join(folder, 'profile'), join(folder, 'old')];
  let { context, page } = await openBrowser(profile);
  await createIdentity(page, server.url, 'xenia');
  const first = await currentFingerprint(page);
  await context.close();
  await cp(profile, old, { recursive: true });

  ({ context, page } = await openBrowser(profile));
  await page.goto(server.url);
  await unlock(page);
  await rotate(page);
  const second = await currentFingerprint(page);
  for (let claims = 0; claims < 3; claims += 1) await claimFor(server.url, FID);
  await expectStock(page, 97);
  await page.getByRole('button', { name: 'Replenish' }).click();
  await expectStock(page, 100);
  await context.close();

  await rm(profile, { recursive: true });
  await rename(old, profile);
  ({ context, page } = await openBrowser(profile));
  await page.goto(server.url);
  await unlock(page);
  await open(page, 'Certificates');
  const shown = page.getByRole('region', { name: 'Current key' }).locator('code').first();
  const spaced = new RegExp(first.match(/.{4}/g)?.join('\\s*') ?? '', 'i');
  await expect(shown).not.toHaveText(spaced, { timeout: 60_000 });
  const third = await currentFingerprint(page);
  expect([first, second]).not.toContain(third);
  await expectStock(page, 100);

  const vault = await expectAgreement(server.url, page);
  const [handedOut = ''] = await claimFor(server.url, FID);
  await expectToJoin(vault, handedOut);
  await context.close();
  await rm(folder, { recursive: true, force: true });
});

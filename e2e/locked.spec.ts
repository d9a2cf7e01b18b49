import type { Page } from '@playwright/test';
import { signInOn } from './foreign-sign-in.ts';
import { OwnBrowser } from './own-browser.ts';
import { createIdentity, PASSPHRASE, PASSWORD, rotate } from './person.ts';
import { onDisk, scanFolder } from './scan-folder.ts';
import { expect } from './test.ts';
import { test } from './two-servers.ts';
import { VaultCopy } from './vault-copy.ts';

/** What this browser would have in the clear without a vault: a CryptoKey, and bytes. Both are handed back. */
async function storeControls(page: Page): Promise<{ key: number[]; bytes: number[] }> {
  return page.evaluate(async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('control');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction('control', 'readwrite', { durability: 'strict' });
    transaction.objectStore('control').put(key, 'key');
    transaction.objectStore('control').put(bytes, 'bytes');
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
    return { key: [...new Uint8Array(await crypto.subtle.exportKey('raw', key))], bytes: [...bytes] };
  });
}

test('in the profile of a locked browser that was killed no secret lies in the clear', async ({
  server,
  foreign,
}) => {
  const browser = await OwnBrowser.launch();
  const page = await browser.newPage();
  await createIdentity(page, server.url, 'xenia');
  await signInOn(page, foreign.address);
  await rotate(page);
  const vault = await VaultCopy.take(page, PASSPHRASE);
  const secrets = await vault.secrets();
  const token = new TextEncoder().encode(await vault.token());
  const foreignTokens = await vault.foreignTokens();
  expect(foreignTokens).toHaveLength(1);
  const controls = await storeControls(page);
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
  await browser.kill();

  const text = (typed: string) => onDisk(new TextEncoder().encode(typed));
  const { found, files } = await scanFolder(browser.profile, {
    seeds: secrets.slice(0, 2).flatMap(onDisk),
    'private halves': secrets
      .slice(2)
      .filter(({ length }) => length === 32)
      .map((each) => Buffer.from(each)),
    token: onDisk(token),
    'foreign token': foreignTokens.flatMap(onDisk),
    password: text(PASSWORD),
    passphrase: text(PASSPHRASE),
    'control: a raw CryptoKey': [Buffer.from(controls.key)],
    'control: bytes': [Buffer.from(controls.bytes)],
    // It lies there: the search reads what it is to read.
    'control: the session': text(vault.session.sessionId),
  });
  expect(found).toEqual(['control: a raw CryptoKey', 'control: bytes', 'control: the session']);
  expect(files).toBeGreaterThan(20);
  await browser.dispose();
});

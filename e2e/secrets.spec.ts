import { signInOn } from './foreign-sign-in.ts';
import { createIdentity, PASSPHRASE, PASSWORD, rotate } from './person.ts';
import { spellings } from './spellings.ts';
import { expect } from './test.ts';
import { test } from './two-servers.ts';
import { dumpDatabase, VaultCopy } from './vault-copy.ts';

test('nothing secret lies in the clear in this browser, in an address, or in the page', async ({
  page,
  server,
  foreign,
}) => {
  const said: string[] = [];
  const addresses: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => addresses.push(request.url()));
  await createIdentity(page, server.url, 'xenia');
  await signInOn(page, foreign.address);
  await rotate(page);

  const vault = await VaultCopy.take(page, PASSPHRASE);
  const secrets = await vault.secrets();
  // Two keys, the tokens at home and abroad, and both halves of two pools with their last-resort ones.
  expect(secrets).toHaveLength(2 + 2 + 2 * 2 * 101);
  const typed = [PASSWORD, PASSPHRASE].map((text) => new TextEncoder().encode(text));
  const wanted = [...secrets, ...typed].flatMap(spellings);

  const kept = JSON.stringify(await dumpDatabase(page));
  // The log as well, in which a sentence or a name might carry one.
  expect(kept).toContain('"kind":"rotated"');
  const storages = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const places = [kept, storages, await page.content(), said.join(), addresses.join()];
  for (const place of places) expect(wanted.filter((spelling) => place.includes(spelling))).toEqual([]);

  // The search does find what lies there in the clear: a public KeyPackage.
  const [record] = await vault.store.keyPackages(vault.session.sessionId);
  expect(spellings(record?.keyPackage ?? new Uint8Array()).some((each) => kept.includes(each))).toBe(true);
});

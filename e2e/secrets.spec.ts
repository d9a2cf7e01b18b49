import { toBase64, toHex } from '../src/crypto/encoding.ts';
import { createIdentity, PASSPHRASE, PASSWORD, rotate } from './person.ts';
import { expect, test } from './test.ts';
import { dumpDatabase, VaultCopy } from './vault-copy.ts';

test('nothing secret lies in the clear in this browser, in an address, or in the page', async ({
  page,
  server,
}) => {
  const said: string[] = [];
  const addresses: string[] = [];
  const tokens = new Set<string>();
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => {
    addresses.push(request.url());
    const { authorization } = request.headers();
    if (authorization) tokens.add(authorization.replace('Bearer ', ''));
  });
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  expect(tokens.size).toBe(1);

  const seed = await (await VaultCopy.take(page, PASSPHRASE)).currentSeed();
  const kept = JSON.stringify(await dumpDatabase(page));
  const storages = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const shown = await page.content();
  const secrets = [PASSWORD, PASSPHRASE, toHex(seed), toBase64(seed), ...tokens];
  for (const place of [kept, storages, shown, said.join(), addresses.join()]) {
    for (const secret of secrets) expect(place.includes(secret)).toBe(false);
  }
});

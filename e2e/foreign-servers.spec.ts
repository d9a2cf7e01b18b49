import type { Page } from '@playwright/test';
import { makeHttp } from '../src/network/http.ts';
import { makeServerClock } from '../src/network/server-clock.ts';
import { ProtocolError } from '../src/protocol/errors.ts';
import { p2core } from '../src/protocol/p2core/dialect.ts';
import { expectAccessible, expectFits } from './accessible.ts';
import { KNOWS, signedInOn, signInOn } from './foreign-sign-in.ts';
import type { HomeServer } from './home-server.ts';
import { createIdentity, open, PASSPHRASE, rotate, unlock } from './person.ts';
import { expect } from './test.ts';
import { FOREIGN_DOMAIN, test } from './two-servers.ts';
import { VaultCopy } from './vault-copy.ts';

/** What the foreign server says to a sign-in with each ID-Cert of this browser, the oldest first. */
async function answersTo(page: Page, foreign: HomeServer): Promise<string[]> {
  const vault = await VaultCopy.take(page, PASSPHRASE);
  const { sessionId, fid } = vault.session;
  const idCerts = await vault.store.idCerts(sessionId);
  const clock = makeServerClock();
  const http = makeHttp({ fetch, baseUrl: foreign.url, clock });
  const answers: string[] = [];
  for (const { idCert, fingerprint } of idCerts.sort((a, b) => a.receivedAt - b.receivedAt)) {
    const { challenge } = await p2core.challenge(http);
    const statement = { domain: FOREIGN_DOMAIN, fid, challenge };
    const signature = await p2core.signChallenge(
      await vault.identityKey(fingerprint),
      statement,
      clock.now(),
    );
    answers.push(
      await p2core.authenticate(http, { challenge, idCert, signature }).then(
        () => 'accepted',
        (error: unknown) => (error instanceof ProtocolError ? error.code : String(error)),
      ),
    );
  }
  return answers;
}

test('a session signs in on a second server, which learns of a rotation at home and refuses the old ID-Cert', async ({
  page,
  server,
  foreign,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await signInOn(page, foreign.address);
  await expect(signedInOn(page).getByRole('heading', { name: FOREIGN_DOMAIN })).toBeVisible();
  await open(page, 'Rotation');
  const touched = page.getByRole('region', { name: 'What it touches' });
  await expect(touched.getByText(FOREIGN_DOMAIN)).toBeVisible();
  await expect(touched.getByText('Told of the new ID-Cert')).toBeVisible();

  await rotate(page);
  const told = page.getByRole('region', { name: 'What remains' });
  await expect(told.getByText(KNOWS)).toBeVisible();
  expect(await answersTo(page, foreign)).toEqual(['ID_CERT_INVALID', 'accepted']);
  await open(page, 'Activity');
  await expect(
    page.getByText(`The foreign server ${FOREIGN_DOMAIN} was told of the new ID-Cert.`),
  ).toBeVisible();

  // The sign-in just made from elsewhere has ended this browser's token: it makes a new one by itself.
  await open(page, 'Foreign servers');
  await expect(signedInOn(page).getByText(KNOWS)).toBeVisible();
  await signedInOn(page).getByRole('button', { name: 'Sign out there…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out there' }).click();
  await expect(page.getByText(`You are signed out on ${FOREIGN_DOMAIN}`)).toBeVisible();
  await expect(page.getByText('You are signed in on none.')).toBeVisible();
  await page.getByLabel('Address').fill(foreign.address);
  await page.getByRole('button', { name: 'Sign in there' }).click();
  await expect(signedInOn(page).getByText(KNOWS)).toBeVisible();
  await expect(page.getByText(`You are signed out on ${FOREIGN_DOMAIN}`)).toBeHidden();
  await open(page, 'Activity');
  await expect(
    page.getByText(`The session on the foreign server ${FOREIGN_DOMAIN} was ended.`),
  ).toBeVisible();
});

test('a server that was down during the rotation is told later by itself, also after a reload', async ({
  page,
  server,
  foreign,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await signInOn(page, foreign.address);
  await foreign.kill();
  await rotate(page);
  const told = page.getByRole('region', { name: 'What remains' });
  await expect(told.getByText(/^Not yet told of your present ID-Cert.*did not answer/)).toBeVisible();
  await page.reload();
  await unlock(page);
  await open(page, 'Foreign servers');
  await expect(
    signedInOn(page).getByText(/^Not yet told of your present ID-Cert.*Next try in/),
  ).toBeVisible();
  await foreign.start();
  await expect(signedInOn(page).getByText(KNOWS)).toBeVisible({ timeout: 60_000 });
  expect(await answersTo(page, foreign)).toEqual(['ID_CERT_INVALID', 'accepted']);
});

test('actors of the second server sign in on the first one', async ({ page, server, foreign }) => {
  await createIdentity(page, foreign.address, 'yara');
  await signInOn(page, server.url);
  await expect(signedInOn(page).getByRole('heading', { name: 'localhost', exact: true })).toBeVisible();
});

test('a server that the settings name since is reached by a worker whose file this browser has already', async ({
  page,
  server,
  foreign,
}) => {
  await server.kill();
  await server.start({ FOREIGN_SERVERS: '' });
  await createIdentity(page, server.url, 'xenia');
  await server.kill();
  await server.start({ FOREIGN_SERVERS: JSON.stringify({ [FOREIGN_DOMAIN]: foreign.address }) });
  await page.goto('about:blank');
  await page.goto(server.url);
  await unlock(page);
  await signInOn(page, foreign.address);
});

test('a mistyped address, the home server, and a server that is down are told in words', async ({
  page,
  server,
  foreign,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await open(page, 'Foreign servers');
  const address = page.getByLabel('Address');
  await address.fill(server.url);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is your own home server.')).toBeVisible();
  await expect(address).toBeFocused();
  await foreign.kill();
  await address.fill(foreign.address);
  await page.keyboard.press('Enter');
  await expect(page.getByText('No server answers there.')).toBeVisible();
  await foreign.start();
  await page.keyboard.press('Enter');
  await expect(signedInOn(page).getByText(KNOWS)).toBeVisible();

  await foreign.kill();
  await signedInOn(page).getByRole('button', { name: 'Sign out there…' }).click();
  const asking = page.getByRole('alertdialog');
  await asking.getByRole('button', { name: 'Sign out there' }).click();
  await expect(asking.getByText('You can sign out there later, when the server answers.')).toBeVisible();
  await asking.getByRole('button', { name: 'Forget it here alone' }).click();
  await expect(page.getByText(`This browser has forgotten its sign-in on ${FOREIGN_DOMAIN}`)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page is accessible and fits a small phone, ${colorScheme} @phone`, async ({
    page,
    server,
    foreign,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await createIdentity(page, server.url, 'xenia');
    await signInOn(page, foreign.address);
    await expectAccessible(page);
    await expectFits(page);
    await signedInOn(page).getByRole('button', { name: 'Sign out there…' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await foreign.kill();
    await rotate(page);
    await expectAccessible(page);
    await open(page, 'Foreign servers');
    await expect(signedInOn(page).getByText(/^Not yet told/)).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { fillIdentity, open, PASSPHRASE, PASSWORD } from '../person.ts';

const PATIENCE = 60_000;
/** Milliseconds for which the page is left to go on by itself, before anybody clicks. */
const BY_ITSELF = 6000;

/** From a page that was just opened to one where the vault is open. */
export async function comeBack(page: Page): Promise<void> {
  const passphrase = page.getByLabel('Passphrase', { exact: true });
  const welcome = page.getByRole('button', { name: 'Create my identity' });
  await passphrase.or(welcome).first().waitFor({ timeout: PATIENCE });
  if (!(await passphrase.isVisible())) return;
  await passphrase.fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Has the page only to be signed in, or may a person tell it to go on where it has not for a while? */
type Help = 'forms alone' | 'clicks as well';

/**
 * Does what a person would do until all is over: types the account password where it is wanted, and else waits. With
 * `clicks as well`, tells the page to go on after it had its time to do so by itself. Throws after a minute.
 */
export async function untilIdle(page: Page, name: string, help: Help): Promise<void> {
  const end = Date.now() + PATIENCE;
  let leftSince: number | null = null;
  while (!(await isInside(page)) || (await journeysIn(page)) > 0) {
    if (Date.now() > end) throw new Error('it was not over after a minute');
    leftSince = (await isInside(page)) ? (leftSince ?? Date.now()) : null;
    const isLate = leftSince !== null && Date.now() - leftSince > BY_ITSELF;
    if (help === 'clicks as well' && isLate && (await tellToGoOn(page))) leftSince = null;
    await fillForms(page, name);
    await sleep(100);
  }
}

/** Resolves to whether there was what one could click. */
async function tellToGoOn(page: Page): Promise<boolean> {
  const goOn = page.getByRole('button', { name: /^(Go on|Try now)$/ }).first();
  if (!(await goOn.isVisible())) return false;
  // Unless it went on by itself meanwhile.
  await goOn.click({ timeout: 2000 }).catch(() => undefined);
  return true;
}

async function isInside(page: Page): Promise<boolean> {
  return page.getByRole('navigation', { name: 'Pages' }).isVisible();
}

async function fillForms(page: Page, name: string): Promise<void> {
  // Of an enrolment that was cut off, which has a password to be typed.
  const goOn = page.getByRole('button', { name: /^(Go on|Try again)$/ });
  const password = page.getByLabel('Account password');
  const create = page.getByRole('button', { name: 'Create my identity' });
  const enter = page.getByRole('button', { name: 'Sign in', exact: true });
  const signIn = page.getByRole('button', { name: 'Sign in again' });
  const quick = { timeout: 2000 };
  try {
    if (await create.isVisible()) await createAgain(page, name);
    else if (await enter.isVisible()) {
      if (await password.isVisible()) await password.fill(PASSWORD, quick);
      await enter.click(quick);
    } else if (await signIn.isVisible()) {
      await password.fill(PASSWORD, quick);
      await signIn.click(quick);
    } else if ((await password.isVisible()) && (await goOn.isVisible())) {
      await password.fill(PASSWORD, quick);
      await goOn.click(quick);
    }
  } catch {
    // The page went on by itself meanwhile.
  }
}

/**
 * A late copy of the request that began the session gives it another token, and ends the one that is here: the home server
 * asks to sign in again, and the same session goes on.
 */
export async function signInAgain(page: Page, name: string): Promise<void> {
  const form = page.getByRole('button', { name: 'Sign in again' });
  for (const end = Date.now() + PATIENCE; !(await isSignedIn(page)); ) {
    if (Date.now() > end) throw new Error('it was not signed in after a minute');
    await open(page, 'Overview');
    // It is not there while one is being signed in.
    await form.waitFor({ timeout: 2000 }).catch(() => undefined);
    await fillForms(page, name);
    await form.waitFor({ state: 'detached' });
  }
}

/** Does the server answer this browser? The page asks it. */
async function isSignedIn(page: Page): Promise<boolean> {
  await open(page, 'KeyPackages');
  const isAsked = page.getByText('Your home server asks you to sign in again').first();
  if (await isAsked.isVisible()) return false;
  const answer = page
    .waitForResponse((said) => said.url().endsWith('/keypackage/@me'), { timeout: 5000 })
    .then(
      (response) => response.ok(),
      () => false,
    );
  await page.getByRole('button', { name: 'Ask the server' }).click();
  return answer;
}

/** Where nothing was durable yet, or the vault alone was. A name that is taken is our own: the line had sent twice. */
async function createAgain(page: Page, name: string): Promise<void> {
  if (await page.getByText('Somebody else has this name').first().isVisible()) {
    return page.getByRole('radio', { name: 'Sign in' }).check({ force: true, timeout: 2000 });
  }
  if (await page.getByLabel('Passphrase of this browser').isVisible()) {
    return fillIdentity(page, name, 'Create my identity');
  }
  const quick = { timeout: 2000 };
  await page.getByLabel('Name', { exact: true }).fill(name, quick);
  await page.getByLabel('Account password').fill(PASSWORD, quick);
  await page.getByRole('button', { name: 'Create my identity' }).click(quick);
}

/** How many journeys are open, read from the browser's own database. */
function journeysIn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open('claves'));
    try {
      return await answer(database.transaction('journal').objectStore('journal').count());
    } finally {
      database.close();
    }
  });
}

import type { Locator, Page, Route } from '@playwright/test';
import { leaveSessionElsewhere } from './elsewhere.ts';
import { createIdentity, expectInside, open, PASSPHRASE, PASSWORD, rotate } from './person.ts';
import { expect, test } from './test.ts';

const LIST = '**/p2core/session/@me';
const ONE = '**/p2core/session/*';

function endButtons(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: /^End this session/ });
}

/** Asks the server to end the first session of the list; the answer is not waited for. */
async function askToEnd(page: Page): Promise<void> {
  await endButtons(page).first().click();
  await page.getByRole('alertdialog').getByLabel('Account password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** Comes back to the page from another one: it asks the server again. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
}

/** The server does what it is asked, and its answer is held back until `free` is called. */
function holdAnswers() {
  let free = () => {};
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  const hold = async (route: Route) => {
    const answer = await route.fetch();
    await freed;
    await route.fulfill({ response: answer });
  };
  return { hold, free: () => free() };
}

test('sessions ended one after the other stay out of the list while the server is slow to tell it', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  for (let count = 0; count < 2; count += 1) await leaveSessionElsewhere(browser, server.url);
  await open(page, 'Sessions');
  await expect(endButtons(page)).toHaveCount(2);
  const { hold, free } = holdAnswers();
  await page.context().route(LIST, hold);
  for (const left of [1, 0]) {
    await askToEnd(page);
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect(endButtons(page)).toHaveCount(left);
  }
  await expect(page.getByText('There is no other.')).toBeVisible();
  free();
});

test('a dialog closed while it waits says that nothing is called back, and the list tells what came of it', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await leaveSessionElsewhere(browser, server.url);
  await open(page, 'Sessions');
  const { hold, free } = holdAnswers();
  await page
    .context()
    .route(ONE, (route) => (route.request().method() === 'DELETE' ? hold(route) : route.fallback()));
  await askToEnd(page);
  await expect(page.getByText('what was asked cannot be called back')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  free();
  await expect(page.getByText('There is no other.')).toBeVisible();
  await open(page, 'Activity');
  await expect(page.getByText('You ended another session from here.')).toHaveCount(1);
});

test('with the home server down the dialog does not promise that anything is kept, and the list is asked for anew', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await leaveSessionElsewhere(browser, server.url);
  await open(page, 'Sessions');
  await expect(endButtons(page)).toHaveCount(1);
  await server.kill();
  await askToEnd(page);
  const failure = page.getByRole('alertdialog').getByRole('alert');
  await expect(failure).toContainText('Your home server did not answer.', { timeout: 40_000 });
  await expect(failure).toContainText('It may have reached the server: look at the list.');
  await expect(failure).not.toContainText('can be sent again');
  await page.keyboard.press('Escape');
  const notAsked = page.getByRole('alert').filter({ hasText: 'from the last time it was asked' });
  await expect(notAsked).toBeVisible({ timeout: 40_000 });
  await server.start();
  await notAsked.getByRole('button', { name: 'Ask again' }).click();
  await expect(notAsked).toBeHidden();
  await expect(endButtons(page)).toHaveCount(1);
});

test('a session that the home server does not know is said to be none, and the list is read again', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await leaveSessionElsewhere(browser, server.url);
  await open(page, 'Sessions');
  await expect(endButtons(page)).toHaveCount(1);
  const lists: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().endsWith('/session/@me')) lists.push(request.url());
  });
  await page
    .context()
    .route(ONE, (route) =>
      route.request().method() === 'DELETE'
        ? route.fulfill({ status: 404, json: { errcode: 404, error: 'P2CORE_NOT_FOUND' } })
        : route.fallback(),
    );
  await askToEnd(page);
  await expect(page.getByText('Your home server knows no such session', { exact: true })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await expect.poll(() => lists.length).toBe(1);
  // It lists it all the same: then it is offered again.
  await expect(endButtons(page)).toHaveCount(1);
});

test('a rotation in another tab does not make the open list ask the server', async ({
  page,
  server,
  context,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const tab = await context.newPage();
  await tab.goto(server.url);
  await tab.getByLabel('Passphrase').fill(PASSPHRASE);
  await tab.getByRole('button', { name: 'Unlock' }).click();
  await expectInside(tab);
  await open(page, 'Sessions');
  await expect(page.getByText('There is no other.')).toBeVisible();
  const lists: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/session/@me')) lists.push(request.url());
  });
  await rotate(tab);
  await page.waitForTimeout(1000);
  expect(lists).toEqual([]);
  await comeBack(page);
  await expect.poll(() => lists.length).toBe(1);
});

test('once the sign-in is refused an old list says so and ends nothing, until one has signed in again', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await leaveSessionElsewhere(browser, server.url);
  await open(page, 'Sessions');
  await expect(endButtons(page)).toHaveCount(1);
  const expired = { status: 401, json: { errcode: 401, error: 'P2CORE_TOKEN_EXPIRED' } };
  await page.context().route(LIST, (route) => route.fulfill(expired), { times: 1 });
  await comeBack(page);
  await expect(page.getByText('once you have signed in again')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Other sessions' })).toBeVisible();
  await expect(endButtons(page)).toHaveCount(0);

  await open(page, 'Overview');
  const signIn = page.getByRole('button', { name: 'Sign in again' });
  await signIn.click();
  await expect(page.getByText('Write your account password.')).toBeVisible();
  await expect(page.getByLabel('Account password')).toBeFocused();
  await page.getByLabel('Account password').fill(PASSWORD);
  await signIn.click();
  await expect(signIn).toBeHidden();
  await open(page, 'Sessions');
  await expect(endButtons(page)).toHaveCount(1);
});

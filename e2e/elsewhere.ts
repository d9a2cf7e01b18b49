import type { Browser, Page } from '@playwright/test';
import { expectInside, fillIdentity } from './person.ts';

/** Another browser of xenia's, signed in: a session more. */
export async function signInElsewhere(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await page.getByRole('radio', { name: 'Sign in' }).check({ force: true });
  await fillIdentity(page, 'xenia', 'Sign in');
  await expectInside(page);
  return page;
}

/** The same, and the browser is never seen again. */
export async function leaveSessionElsewhere(browser: Browser, url: string): Promise<void> {
  const page = await signInElsewhere(browser, url);
  await page.context().close();
}

import { type ConsoleMessage, launch, type Page } from 'puppeteer-core';
import { findFirefox } from '../scripts/find-browser.ts';
import { expect, test as withServer } from './test.ts';

const FIREFOX = findFirefox();

/** Where it is missing its tests are skipped; in continuous integration (`CI=true`) that is a failure. */
export const IS_SKIPPED = FIREFOX === null && process.env['CI'] !== 'true';

/** Milliseconds in which whatever is waited for comes about, also while the machine is busy. */
const PATIENCE = 30_000;

/**
 * A page of a real Firefox, with the home server's first page open: over WebDriver BiDi, which Playwright does not speak.
 * What the page complains about fails the test.
 */
export const test = withServer.extend<{ readonly firefox: Page }>({
  firefox: async ({ server }, use) => {
    if (!FIREFOX) throw new Error('Firefox is not installed');
    const browser = await launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      defaultViewport: { width: 1280, height: 900 },
      extraPrefsFirefox: { 'intl.accept_languages': 'en' },
    });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      const complaints = complaintsOf(page);
      await page.goto(server.url);
      await use(page);
      expect(await Promise.all(complaints)).toEqual([]);
    } finally {
      await browser.close();
    }
  },
});

function complaintsOf(page: Page): Promise<string>[] {
  const complaints: Promise<string>[] = [];
  page.on('pageerror', (error) => complaints.push(Promise.resolve(String(error))));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(wordsOf(message));
  });
  return complaints;
}

/** An error that the page logged is an object there, and gone once the page is. */
async function wordsOf(message: ConsoleMessage): Promise<string> {
  const words = message.args().map((each) => each.evaluate(String).catch(() => message.text()));
  return (await Promise.all(words)).join(' ');
}

/** What a person does, who finds a thing by what it is and is called. */
export async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await page.locator(selector(name, role)).click();
}

/** Into the empty field with this label, which is clicked. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.locator(`::-p-aria([name="${label}"])`).click();
  await page.keyboard.type(text);
}

/** Resolves when it is there to be seen. */
export async function see(page: Page, role: 'heading' | 'navigation', name: string): Promise<void> {
  await page.locator(selector(name, role)).wait();
}

/** The same of a text that begins so. */
export async function read(page: Page, text: string): Promise<void> {
  await page.locator(`main ::-p-text(${text})`).wait();
}

function selector(name: string, role: string): string {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

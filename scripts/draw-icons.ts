import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from './find-browser.ts';
import { ROOT } from './run.ts';

/** `npm run icons`: draws the pixel forms of `public/favicon.svg` anew, for systems that take no SVG. They are committed. */

const FOLDER = join(ROOT, 'public/icons');
const icon = readFileSync(join(ROOT, 'public/favicon.svg'), 'utf8');
/** Systems that cut the icon to a shape of their own want it up to the edge, */
const fullBleed = icon.replace(' rx="6"', '');
/** and some of them cut off all but a circle of four fifths. */
const maskable = fullBleed.replace('<g ', '<g transform="translate(3.2 3.2) scale(0.8)" ');

async function draw(browser: Browser, svg: string, size: number, name: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await page.screenshot({ path: join(FOLDER, name), omitBackground: true });
  await page.close();
}

mkdirSync(FOLDER, { recursive: true });
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === null ? {} : { executablePath });
await draw(browser, icon, 192, 'icon-192.png');
await draw(browser, icon, 512, 'icon-512.png');
await draw(browser, maskable, 192, 'maskable-192.png');
await draw(browser, maskable, 512, 'maskable-512.png');
await draw(browser, fullBleed, 180, 'apple-touch-icon.png');
await browser.close();

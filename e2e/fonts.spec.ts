import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const ASSETS = 'dist/assets';
/** Bytes, of all that a page in English or German can ask for. */
const MOST = 120_000;
/** Milliseconds: past the time for which a font is waited for, and before it is given up. */
const LATE = 600;

/** The sum of what moved by itself, as browsers count it: 0.1 is said to be good, and seen. */
async function moved(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

test('the fonts of a first visit are few and small, and their licences are beside them', () => {
  const fonts = readdirSync(ASSETS).filter((name) => name.endsWith('.woff2') && !name.includes('latin-ext'));
  const size = fonts.reduce((sum, name) => sum + statSync(`${ASSETS}/${name}`).size, 0);
  expect(fonts).toHaveLength(5);
  expect(size).toBeLessThan(MOST);
  const licences = readFileSync('dist/licences.txt', 'utf8');
  for (const name of ['roboto', 'roboto-mono', 'roboto-slab', 'react', 'openpgp', 'ts-mls']) {
    expect(licences).toMatch(new RegExp(`^(@fontsource/)?${name} \\d+\\.`, 'm'));
  }
});

for (const width of [360, 1440]) {
  test(`fonts that come late move nothing, ${width} px wide`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE));
      await route.continue();
    });
    await page.goto(server.url);
    await expect(page.getByText('@localhost')).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('300 1em "Roboto Slab"'))).toBe(true);
    expect(await moved(page)).toBeLessThan(0.01);
  });
}

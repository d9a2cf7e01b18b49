import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

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

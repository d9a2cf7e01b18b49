import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** From here on, what moves by itself, as browsers count it: 0.1 is said to be good, and is seen. */
async function watchMoves(page: Page): Promise<() => Promise<number>> {
  const sum = await page.evaluateHandle(() => {
    const watched = { moved: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        watched.moved += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift' });
    return watched;
  });
  return () => sum.evaluate(({ moved }) => moved);
}

for (const width of [360, 1440]) {
  test(`fonts that come late move nothing, ${width} px wide`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 900 });
    const drawn = Promise.withResolvers<void>();
    await page.route('**/*.woff2', async (route) => {
      await drawn.promise;
      await route.continue();
    });
    await page.goto(server.url, { waitUntil: 'commit' });
    await expect(page.getByText('@localhost')).toBeVisible();
    const moved = await watchMoves(page);
    drawn.resolve();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('300 1em "Roboto Slab"'))).toBe(true);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await moved()).toBeLessThan(0.01);
  });
}

import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const FOLDER = fileURLToPath(new URL('../../pictures/', import.meta.url));

const WIDTHS = [360, 768, 1440];
const THEMES = ['light', 'dark'] as const;
/** Of a window in which the picture is what a person sees at first. */
const SHORTEST = 800;

/** Keeps what the page shows now, whole, at each width and in both themes: `<name>-<width>-<theme>.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await showWhole(page, width);
      await page.screenshot({ path: `${FOLDER}${name}-${width}-${colorScheme}.png`, caret: 'initial' });
    }
  }
  if (before) await page.setViewportSize(before);
}

/** As high as the page is, so that what sticks to an edge of the window is at the page's edge. */
async function showWhole(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: SHORTEST });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(SHORTEST, height) });
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A window that has just grown is drawn in the frame after the next.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
}

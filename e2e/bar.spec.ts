import type { Locator } from '@playwright/test';
import { createIdentity, open } from './person.ts';
import { expect, test } from './test.ts';

const NAME = 'maria.magdalena.gonzalez';

async function boxOf(place: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return box;
}

async function expectApart(one: Locator, other: Locator): Promise<void> {
  const [a, b] = [await boxOf(one), await boxOf(other)];
  const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x;
  const isAbove = a.y + a.height <= b.y || b.y + b.height <= a.y;
  expect(isBeside || isAbove, JSON.stringify([a, b])).toBe(true);
}

for (const width of [360, 896, 1440, 1920]) {
  test(`${width} pixels wide, the bar shows a long name whole, and what its dot says leaves the title in sight`, async ({
    page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await createIdentity(page, server.url, NAME);
    const fid = page.getByTitle(`${NAME}@localhost`);
    await expect(fid).toHaveText(`${NAME}@localhost`);
    const [shown, whole] = await fid.evaluate((element) => [
      [element.clientWidth, element.clientHeight],
      [element.scrollWidth, element.scrollHeight],
    ]);
    expect(whole).toEqual(shown);
    // No line ends within a word.
    const words = await fid.evaluate((element) => {
      const range = document.createRange();
      return [...element.childNodes].map((part) => {
        range.selectNodeContents(part);
        return range.getClientRects().length;
      });
    });
    expect(Math.max(...words)).toBe(1);
    await expectApart(fid, page.getByRole('navigation', { name: 'Pages' }));
    for (const name of ['Overview', 'Foreign servers'] as const) {
      await open(page, name);
      await page.getByRole('button', { name: 'Live', exact: true }).click();
      const sentence = page.getByText('tells this browser at once').last();
      await expect(sentence).toBeVisible();
      await expectApart(sentence, page.getByRole('heading', { level: 1 }));
      await expectApart(sentence, page.getByRole('button', { name: 'Live', exact: true }));
      if (name === 'Overview') await expectApart(sentence, page.getByText('People can add this device'));
      await page.keyboard.press('Escape');
    }
  });
}

import { expect, test } from './test.ts';

interface Icon {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
}

/** As the head of a PNG file says. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('the page names a manifest, whose icons are what it says', async ({ page, server }) => {
  await page.goto(server.url);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '', server.url).href);
  expect(answer.headers()['content-type']).toBe('application/manifest+json');
  const { icons } = (await answer.json()) as { icons: readonly Icon[] };
  expect(icons.map(({ sizes }) => sizes)).toEqual(['any', '192x192', '512x512', '192x192', '512x512']);
  for (const { src, sizes, type } of icons) {
    const icon = await page.request.get(new URL(src, server.url).href);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    if (type === 'image/png') expect(sizeOf(await icon.body())).toBe(sizes);
  }
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href');
  const touch = await page.request.get(new URL(apple ?? '', server.url).href);
  expect(sizeOf(await touch.body())).toBe('180x180');
});

test('the frame of the browser has the colour of the theme, chosen or not', async ({ page, server }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(server.url);
  const inForce = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
  expect(await inForce()).toEqual(['#0f1413']);
  await page.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(inForce).toEqual(['#fafbf9']);
  await page.reload();
  expect(await inForce()).toEqual(['#fafbf9']);
  await page.getByRole('radio', { name: 'System' }).check();
  await expect.poll(inForce).toEqual(['#0f1413']);
});

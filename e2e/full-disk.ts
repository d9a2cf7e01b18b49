import type { Page } from '@playwright/test';

/** What is stored already can be read, and nothing can be added. Returns how to make room again. */
export async function fillDisk(page: Page, origin: string): Promise<() => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  return () => cdp.send('Storage.overrideQuotaForOrigin', { origin });
}

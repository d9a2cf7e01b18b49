import { test as base, expect } from '@playwright/test';
import { HomeServer } from './home-server.ts';

/** Each test has a home server of its own. What the page itself complains about fails the test. */
export const test = base.extend<{ server: HomeServer; complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that it needs off this pattern.
  server: async ({}, use) => {
    const server = await HomeServer.launch();
    await use(server);
    await server.dispose();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // A refused or cut request is the browser's own line; the page answers it with a sentence.
        const isOwn = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
        if (isOwn) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

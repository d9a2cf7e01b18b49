import { test as base, expect } from '@playwright/test';
import { HomeServer, type Registration } from './home-server.ts';

interface Fixtures {
  /** Whom the home server takes in. */
  readonly registration: Registration;
  readonly server: HomeServer;
  readonly complaints: string[];
}

/** Of a refused or cut request, or line: the browser's own words. The page answers with a sentence. */
const OF_THE_BROWSER = ['Failed to load resource', 'WebSocket connection to'];

/** Each test has a home server of its own. What the page itself complains about fails the test. */
export const test = base.extend<Fixtures>({
  registration: ['open', { option: true }],
  server: async ({ registration }, use) => {
    const server = await HomeServer.launch(undefined, registration);
    await use(server);
    await server.dispose();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const isOfBrowser = OF_THE_BROWSER.some((words) => message.text().startsWith(words));
        if (message.type() === 'error' && !isOfBrowser) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

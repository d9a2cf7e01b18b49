import { test as base, expect } from '@playwright/test';
import { HomeServer, type Registration } from './home-server.ts';

interface Fixtures {
  /** Whom the home server takes in. */
  readonly registration: Registration;
  readonly server: HomeServer;
  readonly complaints: string[];
}

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

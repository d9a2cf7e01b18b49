import type { Worker } from '@playwright/test';
import { createIdentity, rotate } from './person.ts';
import { expect, test } from './test.ts';

/** In the worker: how many KeyPackages it had made when a message that came in after the first had its turn. */
declare const turn: { made: number; madeBefore: number | null };

/**
 * From now on the first KeyPackage that is made sends the worker a message. In Node messages have their turn between
 * two answers of WebCrypto; in a browser they wait for the last one, so this is seen here alone.
 */
function watchTurns(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const seen: typeof turn = { made: 0, madeBefore: null };
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      seen.madeBefore = seen.made;
    };
    const post = self.postMessage.bind(self);
    const watch = (message: { progress?: { made?: { done: number } } }) => {
      const done = message.progress?.made?.done;
      if (done !== undefined) seen.made = done;
      if (done === 1) port1.postMessage(null);
      post(message);
    };
    Object.assign(self, { postMessage: watch, turn: seen });
  });
}

test('while KeyPackages are made, messages to the worker have their turn', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const [worker] = page.workers();
  if (!worker) throw new Error('the page has no worker');
  await watchTurns(worker);
  await rotate(page);
  const { made, madeBefore } = await worker.evaluate(() => turn);
  expect(made).toBe(101);
  expect(madeBefore).toBeGreaterThan(0);
  expect(madeBefore).toBeLessThan(made);
});

import type { Page } from '@playwright/test';
import { claimFor } from './another-account.ts';
import { expectToJoin } from './join.ts';
import { createIdentity, expectStock, PASSPHRASE, rotate, unlock } from './person.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const WORKER = /\/assets\/identity\.worker-[\w-]+\.js$/;
const LIBRARY = /\/assets\/noble-curves-[\w-]+\.js$/;

/** Runs in the worker, and so names nothing outside itself: its WebCrypto is that of a browser before 2025. */
function removeCurves(): void {
  const isGone = (algorithm: AlgorithmIdentifier) =>
    /^(Ed|X)25519$/i.test(typeof algorithm === 'string' ? algorithm : algorithm.name);
  for (const method of ['generateKey', 'importKey'] as const) {
    const own = SubtleCrypto.prototype[method] as (...parameters: unknown[]) => Promise<unknown>;
    const position = method === 'importKey' ? 2 : 0;
    Object.defineProperty(SubtleCrypto.prototype, method, {
      async value(this: SubtleCrypto, ...parameters: unknown[]) {
        const algorithm = parameters[position] as AlgorithmIdentifier;
        if (isGone(algorithm)) throw new DOMException('Unrecognized name.', 'NotSupportedError');
        return own.apply(this, parameters);
      },
    });
  }
}

/** Puts that in front of the worker's script on its way, so that the product itself knows nothing of this test. */
async function takeCurvesFrom(page: Page): Promise<void> {
  await page.route(WORKER, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${removeCurves})();\n${await response.text()}` });
  });
}

/** All that the page and its worker fetch from now on. */
function fetchedBy(page: Page): string[] {
  const fetched: string[] = [];
  page.context().on('request', (request) => fetched.push(request.url()));
  return fetched;
}

test('without the curves in WebCrypto an identity is made, unlocked, rotated and refilled, and its owner joins a group', async ({
  page,
  server,
}) => {
  const fetched = fetchedBy(page);
  await takeCurvesFrom(page);
  await createIdentity(page, server.url, 'xenia');
  expect(fetched.filter((url) => LIBRARY.test(url))).toHaveLength(1);
  await rotate(page);
  const [handedOut] = await claimFor(server.url, 'xenia@localhost');
  await page.reload();
  await unlock(page);
  await expectStock(page, 99);
  await page.getByRole('button', { name: 'Replenish' }).click();
  await expectStock(page, 100);
  await expectToJoin(await VaultCopy.take(page, PASSPHRASE), handedOut ?? '');
});

test('where WebCrypto has the curves their library is not fetched', async ({ page, server }) => {
  const fetched = fetchedBy(page);
  await createIdentity(page, server.url, 'xenia');
  expect(fetched.filter((url) => WORKER.test(url))).toHaveLength(1);
  expect(fetched.filter((url) => LIBRARY.test(url))).toEqual([]);
});

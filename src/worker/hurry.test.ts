import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fetch } from '../network/http.ts';
import { refusal, replacing } from '../testing/bad-line.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { newTabs } from '../testing/tabs.ts';

let home: RunningServer;
beforeAll(async () => {
  home = await startHomeServer();
});
afterAll(() => home.stop());

test('a click in one tab lets another try at once what it waits to send again', async () => {
  const busy = () => refusal(503, 'UNAVAILABLE', { 'retry-after': '200' });
  const route = 'POST /p2core/key/user/@me';
  const fetch: Fetch = replacing(home.fetch, { route, times: 1 }, busy);
  const tabs = newTabs(fetch, home.address);
  const [one, other] = [tabs.open(), tabs.open()];
  const passphrase = 'correct horse';
  const account = { homeServer: 'localhost', username: 'alice', password: 'a decent password' };
  await one.createIdentity({ ...account, passphrase });
  await other.unlock({ kind: 'passphrase', passphrase });
  const waiting = Promise.withResolvers<void>();
  const first = one.rotate(undefined, {
    onProgress: ({ doing }) => doing === 'waiting' && waiting.resolve(),
  });
  await waiting.promise;
  home.exchanges.length = 0;
  await Promise.all([first, other.rotate()]);
  const sent = home.exchanges.filter(({ method, path }) => `${method} ${path}` === route);
  expect(sent).toHaveLength(1);
  await tabs.close();
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browsers } from '../testing/backup-tabs.ts';
import { startTwoServers, type TwoServers } from '../testing/foreign-server.ts';

let servers: TwoServers;
let browsers: Browsers;
/** What is answered in the foreign server's place; null: it answers itself. */
let answer: ((path: string) => Response | null) | null = null;

beforeAll(async () => {
  servers = await startTwoServers();
  const { home, foreign } = servers;
  browsers = new Browsers({
    ...home,
    fetch: async (input, init) => {
      const { hostname, pathname } = new URL(new Request(input, init).url);
      const isForeign = hostname === new URL(foreign.address).hostname;
      return (isForeign && answer?.(pathname)) || home.fetch(input, init);
    },
  });
});
afterAll(async () => {
  await browsers.close();
  await servers.stop();
});

function silence(): never {
  throw new TypeError('nobody answers');
}

const badKey = (path: string) => (path.endsWith('/key/server') ? Response.json('no certificate') : null);

test.each([
  ['is down', () => new Response('', { status: 502 }), 'FOREIGN_UNAVAILABLE'],
  ['shows a broken certificate', badKey, 'FOREIGN_KEY_INVALID'],
  // Of these two the page says that the address is to be looked at.
  ['does not answer', silence, 'SERVER_UNREACHABLE'],
  ['is none', () => new Response('<html>'), 'NOT_A_HOME_SERVER'],
])('adding a foreign server that %s does not blame the home server', async (_what, instead, code) => {
  const { tab } = await browsers.enrolled();
  answer = instead;
  const adding = tab.addForeignServer({ address: servers.foreign.address });
  await expect(adding).rejects.toMatchObject({ code });
  answer = null;
  expect(await tab.foreignServers()).toMatchObject({ servers: [] });
});

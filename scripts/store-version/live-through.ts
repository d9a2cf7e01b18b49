import { askOver } from '../../server/testing/ask-over.ts';
import { type Askable, DOMAIN } from '../../server/testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKeyPackages,
  putLastResort,
  rotated,
  stock,
} from '../../server/testing/test-session.ts';

/**
 * A little history on an empty server: two sessions of alice, of which the browser has rotated once, with KeyPackages
 * claimed, waiting, voided and a last-resort one; and bob, who claimed once. Resolves to what a test has to find.
 */
export async function liveThrough(url: string): Promise<object> {
  const server = askedAt(url);
  const first = await enrol(server, 'alice');
  await stock(server, first, 1);
  const browser = await rotated(server, first);
  await stock(server, browser, 3);
  const [lastResort] = await makeKeyPackages(server, browser, 1, { lastResort: true });
  if (lastResort) await putLastResort(server, browser, lastResort.keyPackage);
  const phone = await enrol(server, 'alice', 'phone');
  await stock(server, phone, 2);
  const bob = await enrol(server, 'bob');
  await claim(server, bob, browser.fid);
  return {
    now: server.clock.now,
    tokens: { browser: browser.token, phone: phone.token, bob: bob.token },
    inventory: {
      browser: (await inventoryOf(server, browser)).body,
      phone: (await inventoryOf(server, phone)).body,
    },
    idCerts: (await server.ask('GET', '/p2core/key/user/@me', { token: browser.token })).body,
  };
}

function askedAt(url: string): Askable {
  return {
    domain: DOMAIN,
    clock: {
      get now() {
        return Math.floor(Date.now() / 1000);
      },
    },
    ask: (method, path, ask) => askOver(url + path, method, ask),
  };
}

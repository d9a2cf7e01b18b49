import { freePort } from '../server/testing/free-port.ts';
import { HomeServer } from './home-server.ts';
import { test as base } from './test.ts';

/** Two real servers on one machine. A browser finds any name that ends so; nothing else on the machine has to. */
export const FOREIGN_DOMAIN = 'foreign.localhost';

interface Fixtures {
  /** Foreign to the actors of `server`. */
  readonly foreign: HomeServer & { readonly address: string };
}

interface Pair {
  readonly pair: { readonly home: HomeServer; readonly abroad: Fixtures['foreign'] };
}

/** `server` is the home server; the two know where the other one is. */
export const test = base.extend<Fixtures & Pair>({
  pair: async ({ registration }, use) => {
    const [here, there] = [await freePort('localhost'), await freePort('localhost')];
    const address = `http://${FOREIGN_DOMAIN}:${there}`;
    const home = await HomeServer.launchOn(here, {
      DATABASE_URL: undefined,
      REGISTRATION: registration,
      FOREIGN_SERVERS: JSON.stringify({ [FOREIGN_DOMAIN]: address }),
    });
    const foreign = await HomeServer.launchOn(there, {
      DATABASE_URL: undefined,
      DOMAIN: FOREIGN_DOMAIN,
      PUBLIC_URL: address,
      FOREIGN_SERVERS: JSON.stringify({ localhost: home.url }),
    });
    await use({ home, abroad: Object.assign(foreign, { address }) });
    await foreign.dispose();
    await home.dispose();
  },
  server: async ({ pair }, use) => use(pair.home),
  foreign: async ({ pair }, use) => use(pair.abroad),
});

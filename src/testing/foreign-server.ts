import { addForeignServer } from '../flows/foreign/add.ts';
import type { ForeignServerRecord } from '../flows/foreign/ports.ts';
import type { Ports } from '../flows/ports.ts';
import type { Fetch } from '../network/http.ts';
import { typed } from './browser.ts';
import { type RunningServer, startHomeServer } from './home-server.ts';

export interface TwoServers {
  /** What a browser is enrolled at. Its `fetch` reaches both. */
  readonly home: RunningServer;
  /** It asks the home server over a real connection. */
  readonly foreign: RunningServer;
  /** Whether each can be reached by browsers. */
  readonly line: { isHomeDown: boolean; isForeignDown: boolean };
  stop(): Promise<void>;
}

const DOMAIN = 'foreign.localhost';

/** A home server, and one that is foreign to its actors. */
export async function startTwoServers(): Promise<TwoServers> {
  const home = await startHomeServer();
  const foreignServers = new Map([['localhost', await home.listen()]]);
  const foreign = await startHomeServer({ domain: DOMAIN, foreignServers });
  const line = { isHomeDown: false, isForeignDown: false };
  const fetch: Fetch = async (input, init) => {
    const isForeign = new URL(new Request(input).url).hostname === DOMAIN;
    if (isForeign ? line.isForeignDown : line.isHomeDown) throw new TypeError('nobody answers');
    return (isForeign ? foreign : home).fetch(input, init);
  };
  return {
    home: { ...home, fetch },
    foreign,
    line,
    async stop() {
      await foreign.stop();
      await home.stop();
    },
  };
}

/** As a person adds it by its address. */
export async function addForeign(ports: Ports, { home, foreign }: TwoServers): Promise<void> {
  const { found } = await typed({ ...foreign, fetch: home.fetch }, 'nobody');
  await addForeignServer(ports, found);
}

/** The only record of a foreign server in this browser. */
export async function foreignRecord(ports: Ports): Promise<ForeignServerRecord> {
  const [record, ...more] = await ports.foreignServers.all();
  if (!record || more.length > 0) throw new Error('there is not one record');
  return record;
}

import { change, write } from '../../src/flows/change.ts';
import { createIdentity } from '../../src/flows/create-identity.ts';
import { currentIdCert } from '../../src/flows/id-certs.ts';
import { stage } from '../../src/flows/stage.ts';
import { requireSession, type Standing, standingOf } from '../../src/flows/standing.ts';
import { discover } from '../../src/network/discover.ts';
import { Database } from '../../src/storage/db.ts';
import { Vault } from '../../src/storage/vault.ts';
import { makePorts, type World } from '../../src/worker/ports.ts';
import { makeVaultCipher } from '../../src/worker/vault-cipher.ts';
import { perSecond } from '../measure.ts';
import { makeByWebCrypto } from './floor.ts';

/** Runs in the browser's worker, on the product's own ports. */
const database = new Database();
const world: World = {
  database,
  vault: new Vault(database, makeVaultCipher()),
  fetch: (input, init) => fetch(input, init),
  pageOrigin: location.origin,
  WebSocket,
  channel: new BroadcastChannel('bench'),
};
const ports = makePorts(world);

/** What the bench calls from outside. Rates are KeyPackages per second. */
export interface Stocking {
  /** Enrols this browser at a home server. To be called first. */
  enrol(address: string): Promise<void>;
  ours(count: number): Promise<number>;
  floor(count: number): Promise<number>;
}

const stocking: Stocking = {
  async enrol(address) {
    await world.vault.create('a passphrase of the vault');
    const found = await discover(address, world);
    await createIdentity(ports, { found, username: 'bench', password: 'correct horse battery' });
  },
  async ours(count) {
    const { sessionId } = await requireSession(ports.store);
    const at = await standingOf(ports, sessionId, {});
    return perSecond(count, () => makeAndStore(at, count));
  },
  floor: (count) => perSecond(count, () => makeByWebCrypto(count)),
};

/** The step CERTIFIED → STAGED (`flows/steps/certified.ts`), the pool lacking just so many. */
async function makeAndStore(at: Standing, ordinary: number): Promise<void> {
  const wanted = { ordinary, lastResort: false };
  const { keyPackages, uploads } = await stage(at, await currentIdCert(at), wanted, () => {});
  const staged = { state: 'STAGED', journey: 'replenish', uploads, lastResort: null } as const;
  await write(ports, change(at, staged, { keyPackages }));
}

Object.assign(self, { stocking });

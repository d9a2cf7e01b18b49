import type { Ports } from '../flows/ports.ts';
import type { WebSocketConstructor } from '../network/gateway.ts';
import { type Fetch, makeHttp } from '../network/http.ts';
import { makeServerClock } from '../network/server-clock.ts';
import { dialectByName } from '../protocol/registry.ts';
import type { VaultCipher } from '../storage/cipher.ts';
import type { Database } from '../storage/db.ts';
import { makeElsewhereStore } from '../storage/elsewhere-store.ts';
import { makeForeignServerStore } from '../storage/foreign-server-store.ts';
import { makeIdentityStore } from '../storage/identity-store.ts';
import { makePatienceStore } from '../storage/patience-store.ts';
import { makeSettingsStore } from '../storage/settings-store.ts';
import type { Vault } from '../storage/vault.ts';
import type { Channel } from './channel.ts';
import { exclusive } from './exclusive.ts';
import { makeGateway } from './gateway.ts';
import { keyPackageMaker } from './key-package-maker.ts';
import { keyPackageReader } from './key-package-reader.ts';
import { makePatience } from './patience.ts';
import { random } from './random.ts';
import { makeSleeper, type Sleeper } from './sleep.ts';

/** What a worker finds around it. */
export interface World {
  readonly database: Database;
  readonly vault: Vault;
  /** For backup files; the real one unless a test needs a quick one. */
  readonly cipher?: VaultCipher;
  readonly fetch: Fetch;
  /** Of the page that this worker serves. */
  readonly pageOrigin: string;
  readonly WebSocket: WebSocketConstructor;
  /** To all tabs. */
  readonly channel: Channel;
}

/** The world as the flows see it. */
export function makePorts(
  { database, vault, fetch, WebSocket, channel }: World,
  { sleep }: Sleeper = makeSleeper(),
): Ports {
  const spoken: Ports['abroad'] = () => {
    const clock = makeServerClock();
    return { clock, http: (baseUrl, token, signal) => makeHttp({ fetch, baseUrl, token, clock, signal }) };
  };
  return {
    ...spoken(),
    abroad: spoken,
    store: makeIdentityStore(database, vault),
    foreignServers: makeForeignServerStore(database, vault),
    settings: makeSettingsStore(database),
    elsewhere: makeElsewhereStore(database, vault),
    vault,
    keyPackages: keyPackageMaker,
    keyPackageReader,
    patience: makePatience(makePatienceStore(database)),
    gateway: makeGateway(WebSocket, channel),
    dialect: dialectByName,
    random,
    exclusive,
    sleep,
    changed: () => channel.postMessage('changed'),
  };
}

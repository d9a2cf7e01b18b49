import { askOver } from './ask-over.ts';
import { freePort } from './free-port.ts';
import { type MainProcess, runMain, untilReady } from './main-process.ts';
import { type Askable, DOMAIN } from './test-server.ts';
import type { ThrowawayPlace } from './throwaway-place.ts';

/** A real process on a place, which is asked over the network. Whoever starts one ends it. */
export interface AskedProcess extends Askable {
  /** Begins with `http`. */
  readonly address: string;
  readonly child: MainProcess;
}

export async function startAskedProcess({ dataDir, databaseUrl }: ThrowawayPlace): Promise<AskedProcess> {
  const port = await freePort();
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const settings = { PORT: String(port), DATA_DIR: dataDir, DOMAIN, RATE_LIMIT: 'off', ...database };
  const child = runMain(settings, dataDir);
  await untilReady(child);
  const address = `http://localhost:${port}`;
  const clock = {
    get now() {
      return Math.floor(Date.now() / 1000);
    },
  };
  return {
    domain: DOMAIN,
    address,
    child,
    clock,
    ask: (method, path, ask) => askOver(address + path, method, ask),
  };
}

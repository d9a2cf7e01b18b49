import { freePort } from './free-port.ts';
import { type MainProcess, runMain, untilReady } from './main-process.ts';
import { type Ask, type Askable, DOMAIN, readReply } from './test-server.ts';
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
  const child = runMain({ PORT: String(port), DATA_DIR: dataDir, DOMAIN, ...database }, dataDir);
  await untilReady(child);
  const address = `http://localhost:${port}`;
  const clock = {
    get now() {
      return Math.floor(Date.now() / 1000);
    },
  };
  return { address, child, clock, ask: (method, path, ask) => askOver(method, address + path, ask) };
}

async function askOver(method: string, url: string, { token, body, headers = {} }: Ask = {}) {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return readReply(answer.status, Object.fromEntries(answer.headers), await answer.text());
}

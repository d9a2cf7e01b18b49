import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { p2core } from '../../server/dialects/p2core.ts';
import { Gateway } from '../../server/gateway/gateway.ts';
import type { ForeignServers } from '../../server/outbound/foreign-servers.ts';
import { authenticate } from '../../server/services/bearers.ts';
import { isHealthy } from '../../server/services/health.ts';
import type { HomeServer, Policy } from '../../server/services/home-server.ts';
import { openHomeServer } from '../../server/services/open.ts';
import { freePort } from '../../server/testing/free-port.ts';
import type { Fetch } from '../network/http.ts';
import { changeServerKey } from './change-server-key.ts';

/** One request that reached the server, and what it said. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
}

export interface RunningServer {
  /** The address that a person types. */
  readonly address: string;
  readonly fetch: Fetch;
  /** All that it answered, oldest first. */
  readonly exchanges: Exchange[];
  readonly home: () => HomeServer;
  /** `ahead`: seconds that it is ahead of this machine's. */
  readonly clock: { ahead: number };
  /** Can be changed while it runs. Everybody may register at first, and nobody is an administrator. */
  readonly policy: { -readonly [Part in keyof Policy]: Policy[Part] };
  /** Answers over a real connection too, from then on; to that address. */
  listen(): Promise<string>;
  /** Copies its data folder, as it is now. Resolves to the copy. */
  backUp(): Promise<string>;
  /** Goes on with a copy's data. */
  restore(copy: string): Promise<void>;
  /** Goes on with another key. `certified`: does the old one vouch for it? */
  changeKey(certified: boolean): Promise<void>;
  stop(): Promise<void>;
}

const log = () => {};

interface Place {
  readonly domain: string;
  /** Where others are, for one that has to ask them. */
  readonly foreignServers?: ForeignServers;
}

/** The real app in process, on a data folder of its own; at the address of its domain. */
export function startHomeServer(place: Place = { domain: 'localhost' }): Promise<RunningServer> {
  return start(place, null);
}

/** One that listens on a port of its own too, with its gateway. */
export async function startListeningServer(): Promise<RunningServer> {
  return start({ domain: 'localhost' }, await freePort('localhost'));
}

async function start(place: Place, port: number | null): Promise<RunningServer> {
  const address = `http://${place.domain}${port === null ? '' : `:${port}`}`;
  let dataDir = await newFolder();
  const folders = [dataDir];
  const exchanges: Exchange[] = [];
  const clock = { ahead: 0 };
  const policy: RunningServer['policy'] = { registration: 'open', administrators: new Set() };
  const now = () => Math.floor(Date.now() / 1000) + clock.ahead;
  const setting = { ...place, now, policy, address, port };
  let running = await open({ dataDir, ...setting });
  return {
    address,
    exchanges,
    clock,
    policy,
    home: () => running.home,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const [body, url] = [await request.text(), new URL(request.url)];
      const response = await inject(running.app, request, body);
      exchanges.push({ method: request.method, path: url.pathname, body, status: response.status });
      // Node dates answers by this machine's clock.
      response.headers.set('date', new Date(now() * 1000).toUTCString());
      return response;
    },
    listen: () => running.app.listen({ host: '127.0.0.1', port: 0 }),
    async backUp() {
      await close(running);
      const copy = await newFolder();
      folders.push(copy);
      await cp(dataDir, copy, { recursive: true });
      running = await open({ dataDir, ...setting });
      return copy;
    },
    async restore(copy) {
      await close(running);
      dataDir = copy;
      running = await open({ dataDir, ...setting });
    },
    async changeKey(certified) {
      await changeServerKey(running.home, dataDir, certified);
      await close(running);
      running = await open({ dataDir, ...setting });
    },
    async stop() {
      await close(running);
      for (const folder of folders) await rm(folder, { recursive: true });
    },
  };
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'claves-'));
}

interface Setting extends Place {
  readonly dataDir: string;
  readonly now: () => number;
  readonly policy: Policy;
  readonly address: string;
  /** Null: requests are injected, and there is no gateway. */
  readonly port: number | null;
}

async function open(setting: Setting) {
  const { dataDir, address, port } = setting;
  const home = await openHomeServer(setting);
  const app = await buildApp({
    publicUrl: address,
    dashboardFolder: dataDir,
    dialects: [p2core(home)],
    authenticate: (token) => authenticate(home, token),
    isHealthy: () => isHealthy(home),
    log,
    ...(port === null ? {} : { gateway: new Gateway({ home, databaseUrl: null, origins: [address], log }) }),
  });
  if (port !== null) await app.listen({ host: 'localhost', port });
  return { home, app };
}

async function close({ home, app }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await app.close();
  await home.db.destroy();
}

async function inject(app: FastifyInstance, request: Request, body: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await app.inject({
    // Any method: a test may ask for one that fastify's types do not name.
    method: request.method as 'GET',
    url: pathname + search,
    headers: Object.fromEntries(request.headers),
    ...(body === '' ? {} : { payload: body }),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value));
  return new Response(answer.body === '' ? null : answer.body, { status: answer.statusCode, headers });
}

import type { FastifyInstance } from 'fastify';
import type { Method } from '../../src/protocol/endpoint.ts';
import { buildApp } from '../app.ts';
import type { Place } from '../db/open.ts';
import { p2core } from '../dialects/p2core.ts';
import { Gateway } from '../gateway/gateway.ts';
import { type GatewayLimits, LIMITS } from '../gateway/limits.ts';
import type { IsTrusted } from '../http/connections.ts';
import { newLimits, UNLIMITED } from '../limits/limits.ts';
import type { LogEntry } from '../log.ts';
import type { ForeignServers } from '../outbound/foreign-servers.ts';
import { authenticate } from '../services/bearers.ts';
import { isHealthy } from '../services/health.ts';
import type { HomeServer, Policy } from '../services/home-server.ts';
import { OPEN, openHomeServer } from '../services/open.ts';
import { expectDeclared } from './expect-declared.ts';
import { snapshotsOf } from './snapshot.ts';
import { type ThrowawayPlace, throwawayPlace } from './throwaway-place.ts';

export const DOMAIN = 'example.com';
/** When a test begins, if it does not say: the clock of a test server stands until the test moves it. */
export const START = 1_800_000_000;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it came. */
  readonly text: string;
  /** Parsed; undefined where there is none. */
  readonly body: unknown;
  /** Of a refusal, without its prefix. */
  readonly error: string | undefined;
  readonly index: number | undefined;
  readonly serial: string | undefined;
}

export interface Ask {
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly payload?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it comes from; this machine, if it is not given. */
  readonly address?: string;
}

/** A server that can be asked, wherever it runs. */
export interface Askable {
  /** Of its actors. */
  readonly domain: string;
  /** Its clock, in UNIX seconds. */
  readonly clock: { readonly now: number };
  ask(method: Method | 'HEAD' | 'PATCH', path: string, ask?: Ask): Promise<Reply>;
}

/** The real app in process, on a folder and a database of its own. */
export interface TestServer extends Askable, Place {
  readonly home: HomeServer;
  readonly app: FastifyInstance;
  /** What it has logged. */
  readonly log: readonly LogEntry[];
  readonly clock: { now: number };
  /** Lets other processes and servers ask too: the address. */
  listen(): Promise<string>;
  /** A digest of every row of every table. */
  snapshot(): Promise<string>;
  /** Deletes folder and database too. */
  close(): Promise<void>;
}

/** What tells one test server from another. */
export interface Kind {
  readonly policy?: Policy;
  readonly domain?: string;
  /** Of other domains. */
  readonly foreignServers?: ForeignServers;
  /** In place of one of its own. */
  readonly clock?: { now: number };
  /** Are its limits on, as `npm start` has them? */
  readonly isLimited?: boolean;
  readonly gatewayLimits?: GatewayLimits;
  readonly isTrustedProxy?: IsTrusted;
}

export async function startTestServer(begin: number = START, kind: Kind = {}): Promise<TestServer> {
  return startTestServerIn(await throwawayPlace(), { begin, ...kind });
}

/** One whose limits are on, as `npm start` has them. */
export async function startLimitedServer(kind: Kind = {}): Promise<TestServer> {
  return startTestServer(START, { isLimited: true, ...kind });
}

/** On what is there already. */
export async function startTestServerIn(
  place: ThrowawayPlace,
  { begin, ...kind }: Kind & { readonly begin: number },
): Promise<TestServer> {
  const { dataDir, databaseUrl } = place;
  const { policy = OPEN, domain = DOMAIN, foreignServers = new Map(), clock = { now: begin } } = kind;
  const { gatewayLimits = LIMITS, isTrustedProxy = () => false } = kind;
  const log: LogEntry[] = [];
  const note = (entry: LogEntry): void => void log.push(entry);
  const now = () => clock.now;
  const limits = kind.isLimited ? newLimits(now) : UNLIMITED;
  const settings = { dataDir, databaseUrl, domain, policy, limits, foreignServers, now };
  const home = await openHomeServer(settings);
  const app = await buildApp({
    publicUrl: 'http://localhost',
    dashboardFolder: dataDir,
    dialects: [p2core(home)],
    authenticate: (token) => authenticate(home, token),
    isHealthy: () => isHealthy(home),
    limits,
    isTrustedProxy,
    gateway: new Gateway({
      home,
      databaseUrl,
      origins: ['http://localhost'],
      limits: gatewayLimits,
      log: note,
    }),
    log: note,
  });
  return {
    domain,
    home,
    app,
    log,
    dataDir,
    databaseUrl,
    clock,
    async ask(method, path, { token, body, payload = jsonOf(body), headers = {}, address } = {}) {
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const content = payload === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...content, ...authorization, ...headers },
        ...(address === undefined ? {} : { remoteAddress: address }),
        ...(payload === undefined ? {} : { payload }),
      });
      const reply = readReply(answer.statusCode, answer.headers, answer.body);
      expectDeclared(method, path, reply);
      return reply;
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    snapshot: snapshotsOf(home.db),
    async close() {
      await app.close();
      await home.db.destroy();
      await place.remove();
    },
  };
}

function jsonOf(body: unknown): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body);
}

/** `headers`: by their name in lower case. */
export function readReply(status: number, headers: Reply['headers'], text: string): Reply {
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  const refusal: Record<string, unknown> = status >= 400 && body instanceof Object ? { ...body } : {};
  return {
    status,
    headers,
    text,
    body,
    error: typeof refusal['error'] === 'string' ? refusal['error'].replace('P2CORE_', '') : undefined,
    index: typeof refusal['index'] === 'number' ? refusal['index'] : undefined,
    serial: typeof refusal['serial'] === 'string' ? refusal['serial'] : undefined,
  };
}

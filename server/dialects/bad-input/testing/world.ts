import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { makeLeafSigner } from '../../../../src/crypto/mls/signer.ts';
import { idCert } from '../../../../src/protocol/p2core/schemas.ts';
import { forgeKey, key, NOW, requestOf, seedOf } from '../../../../src/testing/forge-openpgp.ts';
import { buildApp } from '../../../app.ts';
import type { LogEntry } from '../../../log.ts';
import { authenticate } from '../../../services/bearers.ts';
import { isHealthy } from '../../../services/health.ts';
import type { Policy } from '../../../services/home-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';
import {
  DAY,
  enrol,
  makeKeyPackages,
  postKey,
  putLastResort,
  register,
  rotated,
  stock,
  type TestSession,
  upload,
} from '../../../testing/test-session.ts';
import {
  type SignInBody,
  signedIn,
  signInBody,
  startTwoServers,
  type TwoServers,
} from '../../../testing/two-servers.ts';
import { dialectsOf } from '../../registry.ts';

/** A home server with somebody in every state that a request can meet. It listens; nothing in it may change. */
export interface World {
  readonly server: TestServer;
  /** Where it listens on loopback. */
  readonly port: number;
  /** Defects that it has logged. Who looks takes them out. */
  readonly faults: LogEntry[];
  /** Who asks. The current key is the forged `key`, the one before `pastKey`. */
  readonly alice: TestSession;
  /** The same session while `pastKey` was current. */
  readonly past: TestSession;
  /** Another session of the same actor. */
  readonly phone: TestSession;
  /** Another actor. */
  readonly bob: TestSession;
  readonly tokens: { readonly alice: string; readonly expired: string; readonly revoked: string };
  /** The serial of alice's current ID-Cert. */
  readonly serial: string;
  /** Uploaded by alice, TLS-serialised. */
  readonly stored: readonly Uint8Array[];
  readonly lastResort: Uint8Array;
  /** Good ones of alice that were never uploaded. */
  readonly fresh: readonly Uint8Array[];
  /** An actor of another server, with the token that her session has on this one. */
  readonly carol: TestSession;
  /** The same session before its rotation at home. */
  readonly carolsPast: TestSession;
  /** Sign-ins of another session of hers: one with a challenge that is used, and one with an open one. */
  readonly signIn: { readonly spent: SignInBody; readonly open: SignInBody };
  close(): Promise<void>;
}

const pastKey = forgeKey(2);
/** Of an actor who has a session and no KeyPackages, of one whose session has some, and of one without a session. */
const WITHOUT_STOCK = 'bob';
const WITH_STOCK = 'frank';
const WITHOUT_SESSION = 'dave';

export async function makeWorld(): Promise<World> {
  const servers = await startTwoServers(NOW - 31 * DAY);
  const { foreign: server } = servers;
  const { token: expired } = await enrol(server, 'erin');
  server.clock.now = NOW;
  const { alice, past, serial } = await enrolAlice(server);
  const phone = await enrol(server, 'alice', 'phone');
  const bob = await enrol(server, WITHOUT_STOCK);
  await stock(server, await enrol(server, WITH_STOCK), 2);
  await register(server, WITHOUT_SESSION);
  const { token: revoked } = await enrol(server, 'alice', 'lost');
  await server.ask('PUT', '/p2core/session/revoke', { token: revoked });
  const tokens = { alice: alice.token, expired, revoked };
  const people = { alice, past, phone, bob, tokens, serial, ...(await enrolCarol(servers)) };
  const door = await listen(server, server.home.policy);
  const close = () => door.close().then(() => servers.close());
  return { server, ...people, ...(await stockUp(server, alice)), ...door, close };
}

async function enrolAlice(server: TestServer) {
  const first = await enrol(server, 'alice');
  await rotateTo(server, first, requestOf(forgeKey(3)), 3);
  const past = await rotateTo(server, first, requestOf(pastKey), 2);
  const alice = await rotateTo(server, first, requestOf(key), 1);
  return { alice: alice.session, past: past.session, serial: alice.serial };
}

async function rotateTo(server: TestServer, session: TestSession, request: string, seedByte: number) {
  const reply = await postKey(server, session, request);
  const secret = { seed: seedOf(seedByte), created: NOW - 60 };
  const signer = await makeLeafSigner(secret.seed);
  const serial = String(reply.headers['etag']).replaceAll('"', '');
  return {
    session: { ...session, key: { secret, request, signer }, idCert: idCert.parse(reply.body) },
    serial,
  };
}

/** The open challenge is the later one: asking for one clears away what has run out. */
async function enrolCarol({ home, foreign }: TwoServers) {
  const carolsPast = await enrol(home, 'carol');
  const carol = await signedIn(foreign, await rotated(home, carolsPast));
  const phone = await enrol(home, 'carol', 'phone');
  const spent = await signInBody(foreign, phone);
  await foreign.ask('POST', '/p2core/session/auth', { body: spent });
  return { carol, carolsPast, signIn: { spent, open: await signInBody(foreign, phone) } };
}

async function stockUp(server: TestServer, alice: TestSession) {
  const bytesOf = async (count: number, lastResort = false) =>
    (await makeKeyPackages(server, alice, count, { lastResort })).map(({ keyPackage }) => keyPackage);
  const [stored, fresh, [lastResort]] = [await bytesOf(4), await bytesOf(4), await bytesOf(1, true)];
  if (!lastResort) throw new Error('no KeyPackage was made');
  await upload(server, alice, stored);
  await putLastResort(server, alice, lastResort);
  return { stored, fresh, lastResort };
}

/** Another port of the same server, which lets people in by this policy. */
export async function listen(
  server: TestServer,
  policy: Policy,
): Promise<Pick<World, 'port' | 'faults' | 'close'>> {
  const faults: LogEntry[] = [];
  const app = await buildApp({
    publicUrl: 'http://localhost',
    dashboardFolder: server.dataDir,
    dialects: dialectsOf({ ...server.home, policy }),
    authenticate: (token) => authenticate(server.home, token),
    isHealthy: () => isHealthy(server.home),
    log: (entry) => entry['level'] === 'error' && faults.push(entry),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { port: portOf(app), faults, close: () => app.close() };
}

function portOf(app: FastifyInstance): number {
  return (app.server.address() as AddressInfo).port;
}

import { discovery } from '../../../../src/protocol/discovery.ts';
import type { Endpoint } from '../../../../src/protocol/endpoint.ts';
import * as protocolAccount from '../../../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../../../src/protocol/p2core/endpoints.ts';
import * as foreign from '../../../../src/protocol/p2core/foreign-endpoints.ts';
import { fits } from '../../../testing/fits.ts';
import { plainGateway } from '../../../testing/plain-gateway.ts';
import * as account from './account.ts';
import { type BadRequests, oneOf, type Rows, type Target, withBodies } from './bad-request.ts';
import { always, damagedJson } from './damaged-requests.ts';
import { badForEveryRoute } from './every-route.ts';
import { news, signIns } from './foreign.ts';
import { handshakes } from './handshakes.ts';
import { badBatchSizes, badLastResorts, badUploads, toJson, twins } from './key-packages.ts';
import * as reading from './reading.ts';
import { rotations } from './rotations.ts';
import type { World } from './world.ts';

export const ALL: Readonly<Record<string, Endpoint>> = {
  ...protocolAccount,
  ...endpoints,
  ...foreign,
  discovery,
  plainGateway,
};

type Own = (world: World, target: Target) => Rows;

interface Route {
  readonly path: (world: World) => string;
  readonly body?: (world: World) => unknown;
  readonly headers?: (world: World) => Readonly<Record<string, string>>;
  /** What no other route refuses in this way. */
  readonly own: Own;
}

const nothing: Own = () => [];
const at = (path: string) => (): string => path;
/** Of another password. */
const WRONG = { [account.SOLUTION]: 'd3Jvbmc=' };

/** A request that would change something is wrong in two ways, so that it stays bad if one of them is damaged. */
export const ROUTES: Readonly<Record<string, Route>> = {
  rotateIdCert: {
    path: at('/p2core/key/user/@me'),
    body: ({ alice }) => alice.key.request,
    own: rotations,
  },
  addKeyPackages: {
    path: at('/p2core/keypackage/@me'),
    body: ({ stored }) => stored.slice(0, 2).map(toJson),
    own: (world, target) => [
      { weight: 12, arbitrary: badUploads(world, target) },
      { weight: 1, arbitrary: twins(world, target) },
      { weight: 1, arbitrary: withBodies(target, badBatchSizes(world)) },
      { weight: 1, arbitrary: damagedJson(target) },
    ],
  },
  replaceLastResort: {
    path: at('/p2core/keypackage_lr'),
    body: ({ lastResort }) => toJson(lastResort),
    own: (world, target) => [
      { weight: 12, arbitrary: badLastResorts(world, target) },
      { weight: 1, arbitrary: damagedJson(target) },
    ],
  },
  serverCertificate: {
    path: at('/p2core/key/server'),
    own: (_world, target) => [{ weight: 12, arbitrary: reading.withQueries(target) }],
  },
  changeServerKey: {
    path: at('/p2core/key/server'),
    own: (_world, target) => [
      { weight: 1, arbitrary: always(target, 'no administrator', 'NOT_ADMINISTRATOR') },
    ],
  },
  actorIdCerts: {
    path: ({ alice }) => `/p2core/key/user/${alice.fid}`,
    own: (_world, target) => [
      { weight: 6, arbitrary: reading.withQueries(target) },
      { weight: 8, arbitrary: reading.withFids('/p2core/key/user/', target) },
      {
        weight: 1,
        arbitrary: always(
          { ...target, path: '/p2core/key/user/dave@example.com' },
          'no session',
          'CERT_NOT_FOUND',
        ),
      },
    ],
  },
  claimKeyPackages: {
    path: ({ bob }) => `/p2core/keypackage/${bob.fid}`,
    own: (_world, target) => [
      { weight: 12, arbitrary: reading.withFids('/p2core/keypackage/', target) },
      { weight: 2, arbitrary: reading.withoutKeyPackages(target) },
      { weight: 2, arbitrary: reading.unasked(target) },
    ],
  },
  ownIdCerts: { path: at('/p2core/key/user/@me'), own: nothing },
  ownInventory: { path: at('/p2core/keypackage/@me'), own: nothing },
  ownSessions: { path: at('/p2core/session/@me'), own: nothing },
  revokeSession: { path: at('/p2core/session/revoke'), own: nothing },
  register: {
    path: at('/p2core/identity'),
    body: () => ({ username: 'alice', password: 'short' }),
    own: account.registrations,
  },
  trustSession: {
    path: at('/p2core/session/trust'),
    body: ({ alice }) => ({ ...account.login, session_id: 'phone', csr: alice.key.request }),
    own: account.signIns,
  },
  changePassword: {
    path: at('/p2core/password'),
    body: () => ({ password: 'short' }),
    headers: () => WRONG,
    own: (_world, target) => [
      { weight: 4, arbitrary: account.withPasswords(target) },
      {
        weight: 1,
        arbitrary: account.wrongSolutions({ ...target, body: { password: 'another decent one' } }),
      },
      { weight: 1, arbitrary: damagedJson(target) },
    ],
  },
  deleteIdentity: {
    path: at('/p2core/identity'),
    headers: () => WRONG,
    own: (_world, target) => [{ weight: 1, arbitrary: account.wrongSolutions(target) }],
  },
  endSession: {
    path: at('/p2core/session/phone'),
    headers: () => WRONG,
    own: (_world, target) => [
      { weight: 8, arbitrary: account.withSessionIds(target) },
      { weight: 1, arbitrary: account.wrongSolutions(target) },
      { weight: 1, arbitrary: account.unknownSessions(target) },
    ],
  },
  challenge: { path: at('/p2core/challenge'), own: nothing },
  authenticate: { path: at('/p2core/session/auth'), body: ({ signIn }) => signIn.spent, own: signIns },
  tellIdCert: { path: at('/p2core/key/user/@me'), body: ({ carol }) => carol.idCert, own: news },
  foreignSession: { path: at('/p2core/session/@me'), own: nothing },
  discovery: { path: at('/.well-known/polyproto-core'), own: nothing },
  plainGateway: {
    path: at('/p2core/gateway'),
    own: (_world, target) => [{ weight: 4, arbitrary: handshakes(target) }],
  },
};

/** Every kind of bad request to this endpoint. */
export function badRequestsTo(name: string, world: World): BadRequests {
  const target = targetOf(name, world);
  const own = ROUTES[name]?.own(world, target) ?? [];
  return oneOf([...badForEveryRoute(world, target, methodsAt(target.path)), ...own]);
}

export function targetOf(name: string, world: World): Target {
  const [endpoint, route] = [ALL[name], ROUTES[name]];
  if (!endpoint || !route) throw new Error(`${name} is described nowhere`);
  const token = tokenFor(endpoint, world);
  const type = endpoint.body ? { 'content-type': 'application/json' } : {};
  return {
    endpoint,
    path: route.path(world),
    headers: { ...token, ...type, ...route.headers?.(world) },
    body: route.body?.(world),
    shapeError: endpoint === endpoints.replaceLastResort ? 'KEYPACKAGE_MALFORMED' : 'INVALID_BODY',
  };
}

function tokenFor({ access }: Endpoint, { tokens, carol }: World): Readonly<Record<string, string>> {
  if (access === 'public') return {};
  return { authorization: `Bearer ${access === 'foreign-session' ? carol.token : tokens.alice}` };
}

function methodsAt(path: string): readonly string[] {
  const matching = Object.values(ALL).filter((endpoint) => fits(endpoint.path, path));
  return matching.map(({ method }) => method);
}

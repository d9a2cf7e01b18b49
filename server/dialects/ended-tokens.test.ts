import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Endpoint } from '../../src/protocol/endpoint.ts';
import * as account from '../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../src/protocol/p2core/endpoints.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import { parseFid } from '../../src/protocol/terms.ts';
import { buildApp } from '../app.ts';
import { authenticate } from '../services/bearers.ts';
import { changePassword, solutionOf } from '../testing/test-account.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  enrol,
  makeKey,
  makeKeyPackages,
  PASSWORD,
  stock,
  type TestSession,
} from '../testing/test-session.ts';
import { listen } from './bad-input/testing/world.ts';
import { p2core } from './p2core.ts';

/** A token that ends while its request is on its way does nothing any more. */

const WRITES = [
  [endpoints.rotateIdCert, '/p2core/key/user/@me'],
  [endpoints.addKeyPackages, '/p2core/keypackage/@me'],
  [endpoints.replaceLastResort, '/p2core/keypackage_lr'],
  [endpoints.claimKeyPackages, '/p2core/keypackage/bob@example.com'],
  [endpoints.changeServerKey, '/p2core/key/server'],
  [account.revokeSession, '/p2core/session/revoke'],
  [account.endSession, '/p2core/session/phone'],
  [account.changePassword, '/p2core/password'],
  [account.deleteIdentity, '/p2core/identity'],
] as const;
const READS: readonly Endpoint[] = [endpoints.ownIdCerts, endpoints.ownInventory, account.ownSessions];

let server: TestServer;
let alice: TestSession;
let phone: TestSession;

beforeEach(async () => {
  const fid = parseFid('alice@example.com');
  const administrators = new Set(fid ? [fid] : []);
  server = await startTestServer(START, { policy: { registration: 'open', administrators } });
  alice = await enrol(server, 'alice');
  phone = await enrol(server, 'alice', 'phone');
  await stock(server, await enrol(server, 'bob'), 1);
});

afterEach(() => server.close());

/** What the endpoint takes from this session. */
async function goodBody(endpoint: Endpoint): Promise<unknown> {
  const [ordinary, lastResort] = [{}, { lastResort: true }];
  const keyPackage = async (options: object) => {
    const [made] = await makeKeyPackages(server, alice, 1, options);
    return keyPackageToJson(made?.keyPackage ?? new Uint8Array());
  };
  if (endpoint === endpoints.rotateIdCert) return (await makeKey(server, 'alice')).request;
  if (endpoint === endpoints.addKeyPackages) return [await keyPackage(ordinary)];
  if (endpoint === endpoints.replaceLastResort) return keyPackage(lastResort);
  return endpoint === account.changePassword ? { password: 'another passphrase' } : undefined;
}

/** Asks with a token that was good a moment before: `meanwhile` runs once it has been looked up. */
async function askLate(endpoint: Endpoint, url: string, meanwhile: () => Promise<unknown>) {
  const app = await buildApp({
    publicUrl: 'http://localhost',
    dashboardFolder: server.dataDir,
    dialects: [p2core(server.home)],
    authenticate: async (token) => {
      const caller = await authenticate(server.home, token);
      await meanwhile();
      return caller;
    },
    isHealthy: async () => true,
    log: () => {},
  });
  const body = await goodBody(endpoint);
  const answer = await app.inject({
    method: endpoint.method,
    url,
    headers: {
      authorization: `Bearer ${alice.token}`,
      'x-p2-sensitive-solution': solutionOf(PASSWORD),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  await app.close();
  return [answer.statusCode, answer.body === '' ? undefined : answer.json().error];
}

test('each endpoint that asks for a token is looked at here, if it writes', () => {
  const asking = [...Object.values(endpoints), ...Object.values(account)].filter(
    ({ access }) => access === 'session' || access === 'any-session',
  );
  const known = [...WRITES.map(([endpoint]) => endpoint), ...READS];
  expect(new Set(asking)).toEqual(new Set(known));
});

test.each(WRITES.map(([endpoint, url]) => ({ endpoint, url, name: `${endpoint.method} ${url}` })))(
  '$name: 401, and nothing changes, where token or session ended meanwhile',
  async ({ endpoint, url }) => {
    let before = '';
    const { db } = server.home;
    const forget = async () => {
      await db
        .updateTable('tokens')
        .set({ hash: new Uint8Array(32) })
        .where('session', '=', 1)
        .execute();
      before = await server.snapshot();
    };
    const revoke = async () => {
      await server.ask('PUT', '/p2core/session/revoke', { token: alice.token });
      before = await server.snapshot();
    };
    const token = await db.selectFrom('tokens').select('hash').where('session', '=', 1).execute();
    expect(await askLate(endpoint, url, forget)).toEqual([401, 'P2CORE_UNAUTHORIZED']);
    expect(await server.snapshot()).toBe(before);
    await db
      .updateTable('tokens')
      .set({ hash: token[0]?.hash ?? new Uint8Array() })
      .where('session', '=', 1)
      .execute();
    expect(await askLate(endpoint, url, revoke)).toEqual([401, 'P2CORE_SESSION_REVOKED']);
    expect(await server.snapshot()).toBe(before);
  },
);

test.each(WRITES.map(([endpoint, url]) => ({ endpoint, url, name: `${endpoint.method} ${url}` })))(
  '$name: done where nothing ended',
  async ({ endpoint, url }) => {
    const [status] = await askLate(endpoint, url, async () => {});
    expect(status).toBe(endpoint.status);
  },
);

/** A rotation whose body stops half-way, until `finish`. */
async function heldBack(port: number, token: string) {
  const body = JSON.stringify((await makeKey(server, 'alice')).request);
  const socket = connect(port, '127.0.0.1');
  const head = [
    'POST /p2core/key/user/@me HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    // Answered once the headers are read; a password takes longer to look at than a token.
    'Expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await once(socket, 'data');
  socket.write(body.slice(0, 10));
  return () => {
    socket.write(body.slice(10));
    return text(socket);
  };
}

test('a rotation whose body comes after the token has ended certifies nothing', async () => {
  const door = await listen(server, server.home.policy);
  const finish = await heldBack(door.port, phone.token);
  expect((await changePassword(server, alice, 'another passphrase')).status).toBe(204);
  const before = await server.snapshot();
  expect(await finish()).toMatch(/^HTTP\/1\.1 401 .*"P2CORE_UNAUTHORIZED"/s);
  expect(await server.snapshot()).toBe(before);
  await door.close();
});

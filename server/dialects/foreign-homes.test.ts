import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOREIGN_BELIEF } from '../../src/protocol/numbers.ts';
import { between, replaceHome } from '../testing/stand-in.ts';
import { standingOf } from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, type TestSession } from '../testing/test-session.ts';
import {
  challengeOf,
  HOME_DOMAIN,
  signedIn,
  signIn,
  signInBody,
  startTwoServers,
  type TwoServers,
} from '../testing/two-servers.ts';

/** Home servers that are away, or that talk nonsense. */

let servers: TwoServers;
let home: TestServer;
let foreign: TestServer;
let alice: TestSession;

beforeEach(async () => {
  servers = await startTwoServers();
  ({ home, foreign } = servers);
  alice = await enrol(home, 'alice');
});

afterEach(() => servers.close());

describe('a home server that', () => {
  const send =
    (status: number, headers: Record<string, string>, body: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const type = { 'content-type': 'application/json' };

  const nonsense = () => between(servers, (path) => (path.includes('/key/user/') ? '[1]' : null));

  test.each<[string, RequestListener]>([
    ['answers nonsense', send(200, type, 'nonsense')],
    ['answers HTML', send(200, { 'content-type': 'text/html' }, '<!doctype html>')],
    ['redirects', send(302, { ...type, location: 'http://localhost/' }, '{}')],
    ['fails', send(500, type, '{"errcode":500,"error":"P2CORE_INTERNAL"}')],
    ['speaks no dialect of ours', send(200, type, '{"api":"http://localhost","dialects":["other"]}')],
    ['answers 1 MiB', send(200, type, JSON.stringify('x'.repeat(1024 * 1024)))],
    ['breaks off', (request) => void request.socket.destroy()],
    ['never answers', () => {}],
    ['lists no ID-Certs but nonsense', (...asked) => nonsense()(...asked)],
  ])('%s makes nobody a session, and changes nothing', async (_, answer) => {
    await replaceHome(servers, answer);
    const body = await signInBody(foreign, alice);
    const before = await foreign.snapshot();
    const reply = await foreign.ask('POST', '/p2core/session/auth', { body });
    expect([reply.status, reply.error, reply.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '30']);
    expect(reply.body).toEqual({ errcode: 503, error: 'P2CORE_UNAVAILABLE', retry_after: 30 });
    expect(await foreign.snapshot()).toBe(before);
  });

  test('is back lets the same sign-in through: the challenge was not spent', async () => {
    const address = servers.addresses.get(HOME_DOMAIN) ?? '';
    const body = await signInBody(foreign, alice);
    servers.addresses.set(HOME_DOMAIN, 'http://127.0.0.1:1');
    const ask = () => foreign.ask('POST', '/p2core/session/auth', { body });
    expect((await ask()).error).toBe('UNAVAILABLE');
    servers.addresses.set(HOME_DOMAIN, address);
    expect((await ask()).status).toBe(201);
    expect((await ask()).error).toBe('CHALLENGE_INVALID');
  });

  test('does not know the actor, or no ID-Cert of it, makes nobody a session', async () => {
    const refusals = ['USER_NOT_FOUND', 'CERT_NOT_FOUND', 'NOT_FEDERATED', 'FID_INVALID'];
    for (const code of refusals) {
      await replaceHome(servers, async (request, response) => {
        const isOfActor = request.url?.includes('/key/user/');
        const { status, text } = isOfActor
          ? { status: 404, text: JSON.stringify({ errcode: 404, error: `P2CORE_${code}` }) }
          : await home.ask('GET', request.url ?? '');
        response.writeHead(status, type).end(text);
      });
      expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    }
  });

  test('shows a certificate of another domain is none of this one', async () => {
    const other = await startTestServer(foreign.clock.now, { domain: 'other.example', clock: foreign.clock });
    servers.addresses.set(HOME_DOMAIN, await other.listen());
    expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    await other.close();
  });
});

test('of two sign-ins with one challenge at the same time, one gets in', async () => {
  const challenge = await challengeOf(foreign);
  const phone = await enrol(home, 'alice', 'phone');
  const bodies = [alice, phone].map((session) => signInBody(foreign, session, { challenge }));
  const asked = (await Promise.all(bodies)).map((body) =>
    foreign.ask('POST', '/p2core/session/auth', { body }),
  );
  const errors = (await Promise.all(asked)).map(({ error }) => error ?? 'in');
  expect(errors.sort()).toEqual(['CHALLENGE_INVALID', 'in']);
});

test('two first sign-ins at the same time pin one key', async () => {
  const phone = await enrol(home, 'alice', 'phone');
  const both = await Promise.all([alice, phone].map((session) => signIn(foreign, session)));
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const pinned = await foreign.home.db.selectFrom('foreign_server_keys').select('fingerprint').execute();
  expect(pinned).toEqual([{ fingerprint: home.home.key.fingerprint }]);
});

test('a session that ends while its home server is asked stays ended', async () => {
  const there = await signedIn(foreign, alice);
  home.clock.now += FOREIGN_BELIEF;
  await replaceHome(servers, async (request, response) => {
    const path = request.url ?? '';
    if (path.includes('/key/user/'))
      await foreign.ask('PUT', '/p2core/session/revoke', { token: there.token });
    response.writeHead(200, { 'content-type': 'application/json' }).end((await home.ask('GET', path)).text);
  });
  expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
  expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
});

test('requests of one session that come at the same time ask its home server once', async () => {
  const there = await signedIn(foreign, alice);
  const paths: string[] = [];
  const asked = between(servers, (path) => {
    paths.push(path);
    return null;
  });
  await replaceHome(servers, async (request, response) => {
    // Until all of them have come, also on a busy machine.
    await wait(800);
    return asked(request, response);
  });
  home.clock.now += FOREIGN_BELIEF;
  const standings = await Promise.all(Array.from({ length: 8 }, () => standingOf(foreign, there)));
  expect(standings).toEqual(Array(8).fill('200'));
  expect(paths.filter((path) => path.includes('/key/user/'))).toHaveLength(1);
  home.clock.now += FOREIGN_BELIEF;
  expect(await standingOf(foreign, there)).toBe('200');
  expect(paths.filter((path) => path.includes('/key/user/'))).toHaveLength(2);
});

test('an actor of whom its home server says more than is read waits alone, and its domain does not', async () => {
  const bob = await enrol(home, 'bob');
  let asked = 0;
  const more = JSON.stringify(['x'.repeat(256 * 1024)]);
  await replaceHome(
    servers,
    between(servers, (path) => {
      asked++;
      return path.includes('/key/user/alice') ? more : null;
    }),
  );
  const refused = async () => {
    const { error, headers } = await signIn(foreign, alice);
    return [error, headers['retry-after']];
  };
  expect(await refused()).toEqual(['UNAVAILABLE', '30']);
  home.clock.now += 10;
  const before = asked;
  expect(await refused()).toEqual(['UNAVAILABLE', '20']);
  expect(asked).toBe(before);
  expect((await signIn(foreign, bob)).status).toBe(201);
  home.clock.now += 20;
  await replaceHome(
    servers,
    between(servers, () => null),
  );
  expect((await signIn(foreign, alice)).status).toBe(201);
});

import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { FOREIGN_BELIEF } from '../../src/protocol/numbers.ts';
import { changeServerKey } from '../../src/testing/change-server-key.ts';
import { replaceServerKey } from '../services/change-server-key.ts';
import { standingOf } from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { DAY, enrol, rotated, type TestSession } from '../testing/test-session.ts';
import {
  challengeOf,
  HOME_DOMAIN,
  signedIn,
  signIn,
  signInBody,
  startTwoServers,
  type TwoServers,
} from '../testing/two-servers.ts';

/** Home servers that are away, that talk nonsense, or that change their key. */

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

/** Somebody else answers in the home server's place. */
async function replaceHome(answer: RequestListener): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  servers.addresses.set(HOME_DOMAIN, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** Passes requests on to the home server, but for those that `change` answers. */
function between(change: (path: string) => string | null): RequestListener {
  return async (request, response) => {
    const path = request.url ?? '';
    const changed = change(path);
    const { status, text } = changed === null ? await home.ask('GET', path) : { status: 200, text: changed };
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  };
}

describe('a home server that', () => {
  const send =
    (status: number, headers: Record<string, string>, body: string): RequestListener =>
    (_request, response) =>
      void response.writeHead(status, headers).end(body);
  const type = { 'content-type': 'application/json' };

  test.each<[string, RequestListener]>([
    ['answers nonsense', send(200, type, 'nonsense')],
    ['answers HTML', send(200, { 'content-type': 'text/html' }, '<!doctype html>')],
    ['redirects', send(302, { ...type, location: 'http://localhost/' }, '{}')],
    ['fails', send(500, type, '{"errcode":500,"error":"P2CORE_INTERNAL"}')],
    ['speaks no dialect of ours', send(200, type, '{"api":"http://localhost","dialects":["other"]}')],
    ['answers 1 MiB', send(200, type, JSON.stringify('x'.repeat(1024 * 1024)))],
    ['breaks off', (request) => void request.socket.destroy()],
    ['never answers', () => {}],
    ['lists no ID-Certs but nonsense', between((path) => (path.includes('/key/user/') ? '[1]' : null))],
  ])('%s makes nobody a session, and changes nothing', async (_, answer) => {
    await replaceHome(answer);
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
      await replaceHome(async (request, response) => {
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
  await replaceHome(async (request, response) => {
    const path = request.url ?? '';
    if (path.includes('/key/user/'))
      await foreign.ask('PUT', '/p2core/session/revoke', { token: there.token });
    response.writeHead(200, { 'content-type': 'application/json' }).end((await home.ask('GET', path)).text);
  });
  expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
  expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
});

describe('the server key', () => {
  async function pinnedNow(): Promise<string | undefined> {
    const row = await foreign.home.db
      .selectFrom('foreign_server_keys')
      .select('fingerprint')
      .where('superseded_at', 'is', null)
      .executeTakeFirst();
    return row?.fingerprint;
  }

  async function changeKey(): Promise<void> {
    home.clock.now += 60;
    await replaceServerKey(home.home);
  }

  test('is followed where the pinned one vouches for the next, also by way of others', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    await changeKey();
    await changeKey();
    expect(await standingOf(foreign, await signedIn(foreign, await rotated(home, alice)))).toBe('200');
    expect(await pinnedNow()).toBe(home.home.key.fingerprint);
  });

  test('that was pinned before is still good for what it issued then', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    const phone = await enrol(home, 'alice', 'phone');
    await signedIn(foreign, phone);
    await changeKey();
    expect((await signIn(foreign, alice)).status).toBe(201);
    expect((await signIn(foreign, phone)).status).toBe(201);
  });

  test('between two that were pinned is good for what it issued', async () => {
    await signedIn(foreign, alice);
    await changeKey();
    const phone = await enrol(home, 'alice', 'phone');
    await changeKey();
    expect((await signIn(foreign, phone)).status).toBe(201);
  });

  test('before the first one that was seen is good if that one carries its word, and no earlier one', async () => {
    await changeKey();
    expect((await signIn(foreign, alice)).status).toBe(201);
    await foreign.close();
    const again = await startTestServer(home.clock.now, {
      clock: home.clock,
      foreignServers: servers.addresses,
    });
    await changeKey();
    expect((await signIn(again, alice)).error).toBe('ID_CERT_INVALID');
    expect((await signIn(again, await rotated(home, alice))).status).toBe(201);
    foreign = again;
    servers = { ...servers, foreign: again, close: () => again.close().then(() => home.close()) };
  });

  test('that nobody vouches for is believed by nobody, until the pinned one is back', async () => {
    const there = await signedIn(foreign, alice);
    const pinned = await pinnedNow();
    home.clock.now += 60;
    await changeServerKey(home.home, home.dataDir, false);
    const bob = await enrol(home, 'bob');
    expect((await signIn(foreign, bob)).error).toBe('ID_CERT_INVALID');
    expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    expect(await pinnedNow()).toBe(pinned);
    home.clock.now += FOREIGN_BELIEF;
    expect(await standingOf(foreign, there)).toBe('ID_CERT_INVALID');
  });

  test('of a stranger is not believed of an earlier time, though he vouches for the right one', async () => {
    await signedIn(foreign, alice);
    // Whoever took the domain over shows the right key of now, which is public, and his own for the time of issue.
    const stranger = await startTestServer(home.clock.now - DAY, { domain: HOME_DOMAIN });
    const mallory = await enrol(stranger, 'mallory');
    stranger.clock.now = home.clock.now;
    await replaceHome(async (request, response) => {
      const path = request.url ?? '';
      const isNow = path === '/p2core/key/server';
      const { status, text } = await (isNow ? home : stranger).ask('GET', path);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
    expect((await signIn(foreign, mallory)).error).toBe('ID_CERT_INVALID');
    await stranger.close();
  });
});

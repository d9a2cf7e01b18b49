import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressKey } from '../limits/address.ts';
import { endSession, solutionOf } from '../testing/test-account.ts';
import { type Reply, START, startLimitedServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKeyPackages,
  PASSWORD,
  postKey,
  putLastResort,
  register,
  rotated,
  stock,
  type TestSession,
  trust,
  upload,
} from '../testing/test-session.ts';
import { signedIn, startTwoServers } from '../testing/two-servers.ts';

/** The limits as `npm start` has them, from where they are asked for. `server/limits` tests how they count. */

let server: TestServer;
let alice: TestSession;

beforeEach(async () => {
  server = await startLimitedServer();
  alice = await enrol(server, 'alice');
});

afterEach(() => server.close());

/** The answers to the same request, one after the other. */
async function times(many: number, ask: () => Promise<Reply>): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let each = 0; each < many; each++) replies.push(await ask());
  return replies;
}

function said({ status, error }: Reply): string {
  return error === undefined ? String(status) : `${status} ${error}`;
}

/** What a person could tell two names by. */
function seen({ status, text, headers }: Reply): unknown {
  const { date: _date, ...others } = headers;
  return { status, text, others };
}

describe('claims', () => {
  const all = (count: number, reply: string) => Array<string>(count).fill(reply);

  it('of one target are six in ten minutes, and the seventh uses nothing up', async () => {
    const bob = await enrol(server, 'bob');
    await stock(server, bob, 8);
    expect((await times(6, () => claim(server, alice, bob.fid))).map(said)).toEqual(all(6, '200'));
    const before = await server.snapshot();
    server.clock.now += 50;
    const refused = await claim(server, alice, 'BOB@example.com');
    expect(said(refused)).toBe('429 RATE_LIMITED');
    expect(refused.headers['retry-after']).toBe('550');
    expect(refused.body).toMatchObject({ errcode: 429, error: 'P2CORE_RATE_LIMITED', retry_after: 550 });
    expect(await server.snapshot()).toBe(before);
    expect((await inventoryOf(server, bob)).body).toMatchObject({ available: { length: 2 } });
    server.clock.now += 550;
    expect(said(await claim(server, alice, bob.fid))).toBe('200');
  });

  it('of another target, and by another claimer, go on', async () => {
    const [bob, carol] = [await enrol(server, 'bob'), await enrol(server, 'carol')];
    for (const each of [bob, carol]) await stock(server, each, 7);
    await times(7, () => claim(server, alice, bob.fid));
    expect(said(await claim(server, alice, carol.fid))).toBe('200');
    expect(said(await claim(server, carol, bob.fid))).toBe('200');
  });

  it('are sixty a minute in all', async () => {
    const replies: Reply[] = [];
    for (let each = 0; each < 61; each++)
      replies.push(await claim(server, alice, `nobody-${each}@example.com`));
    expect(replies.map(said)).toEqual([...all(60, '404 USER_NOT_FOUND'), '429 RATE_LIMITED']);
    expect(replies.at(-1)?.headers['retry-after']).toBe('60');
  });

  it('by all actors of another domain are six of one target together, and leave the rest to others', async () => {
    const { home, foreign, close } = await startTwoServers(START, { isLimited: true });
    const bob = await enrol(foreign, 'bob');
    await stock(foreign, bob, 8);
    const replies: Reply[] = [];
    for (let each = 0; each < 7; each++) {
      const stranger = await signedIn(foreign, await enrol(home, `stranger-${each}`));
      replies.push(await claim(foreign, stranger, bob.fid));
    }
    expect(replies.map(said)).toEqual([...all(6, '200'), '429 RATE_LIMITED']);
    expect(said(await claim(foreign, await enrol(foreign, 'carol'), bob.fid))).toBe('200');
    await close();
  });

  it('by many actors of one address are three hundred a minute', async () => {
    for (let each = 0; each < 300; each++) {
      server.home.limits.count('claiming', { address: addressKey('127.0.0.1') });
    }
    expect(said(await claim(server, alice, 'bob@example.com'))).toBe('429 RATE_LIMITED');
  });

  it('of who is there and who is not are held back alike', async () => {
    await register(server, 'bob');
    const known = await times(8, () => claim(server, alice, 'bob@example.com'));
    const unknown = await times(8, () => claim(server, alice, 'bab@example.com'));
    expect(known.slice(6).map(seen)).toEqual(unknown.slice(6).map(seen));
    expect(known.map(({ status }) => status)).toEqual([...Array(6).fill(404), 429, 429]);
  });
});

describe('a sign-in', () => {
  /** So many seconds apart. */
  async function guesses(username: string, many: number, address: string): Promise<Reply[]> {
    return times(many, () => {
      server.clock.now += 1;
      const body = { username, password: 'a wrong one', session_id: 'another', csr: alice.key.request };
      return server.ask('POST', '/p2core/session/trust', { body, address });
    });
  }

  it('with a wrong password is held back, byte for byte the same for a name that nobody has', async () => {
    const known = (await guesses('alice', 12, '192.0.2.1')).map(seen);
    expect(known).toEqual((await guesses('alicia', 12, '192.0.2.1')).map(seen));
    expect(known).toEqual((await guesses('no name', 12, '192.0.2.1')).map(seen));
    expect(known).toMatchObject([
      ...Array(6).fill({ status: 401 }),
      { status: 429, others: { 'retry-after': '1' } },
      { status: 401 },
      ...[3, 2, 1].map((wait) => ({ status: 429, others: { 'retry-after': String(wait) } })),
      { status: 401 },
    ]);
  });

  it('with the right one works from elsewhere meanwhile, and here once the wait is over', async () => {
    await guesses('alice', 20, '192.0.2.1');
    const csr = alice.key.request;
    const from = (address: string) => {
      const body = { username: 'alice', password: PASSWORD, session_id: 'browser', csr };
      return server.ask('POST', '/p2core/session/trust', { body, address });
    };
    const here = await from('192.0.2.1');
    expect(said(here)).toBe('429 RATE_LIMITED');
    expect(said(await from('192.0.2.2'))).toBe('201');
    server.clock.now += Number(here.headers['retry-after']);
    expect(said(await from('192.0.2.1'))).toBe('201');
    expect((await guesses('alice', 5, '192.0.2.1')).map(said)).toEqual(
      Array(5).fill('401 INVALID_CREDENTIALS'),
    );
  });

  it('is counted by the /64 of an IPv6 address', async () => {
    await guesses('alice', 6, '2001:db8::1');
    expect((await guesses('alice', 1, '2001:db8::2')).map(said)).toEqual(['429 RATE_LIMITED']);
    expect((await guesses('alice', 1, '2001:db8:0:1::3')).map(said)).toEqual(['401 INVALID_CREDENTIALS']);
  });
});

describe('the second factor', () => {
  it('is held back after a few wrong ones, for this session alone', async () => {
    const other = await enrolAgain('other');
    const wrong = () => endSession(server, alice, 'nothing', solutionOf('a wrong one'));
    expect((await times(6, wrong)).map(said)).toEqual([
      ...Array(5).fill('403 SENSITIVE_SOLUTION_INVALID'),
      '429 RATE_LIMITED',
    ]);
    expect(said(await endSession(server, alice, 'other'))).toBe('429 RATE_LIMITED');
    expect(said(await endSession(server, other, 'nothing'))).toBe('404 NOT_FOUND');
    server.clock.now += 1;
    expect(said(await endSession(server, alice, 'other'))).toBe('204');
  });

  async function enrolAgain(sessionId: string): Promise<TestSession> {
    const { username } = alice;
    await enrol(server, 'bob');
    return enrol(server, username, sessionId);
  }
});

describe('one address', () => {
  it('registers sixty in an hour, tries included, and others go on', async () => {
    const ask = (username: string, address: string) =>
      server.ask('POST', '/p2core/identity', { body: { username, password: 'password' }, address });
    const replies = await times(61, () => ask('bob', '192.0.2.1'));
    expect(said(replies.at(-1) as Reply)).toBe('429 RATE_LIMITED');
    expect(said(await ask('bob', '192.0.2.2'))).toBe('400 PASSWORD_INVALID');
  });

  it('asks for sixty challenges in ten minutes, and others go on', async () => {
    const ask = (address: string) => server.ask('GET', '/p2core/challenge', { address });
    const replies = await times(60, () => ask('192.0.2.1'));
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const before = await server.snapshot();
    expect(said(await ask('192.0.2.1'))).toBe('429 RATE_LIMITED');
    expect(await server.snapshot()).toBe(before);
    expect(said(await ask('192.0.2.2'))).toBe('200');
  });

  it('asks a thousand times in ten seconds, whatever for, and hears the API’s refusal everywhere', async () => {
    const flood = () => server.ask('GET', '/p2core/nowhere', { address: '192.0.2.1' });
    const replies = await times(1001, flood);
    expect(replies.slice(0, 1000).every(({ status }) => status === 404)).toBe(true);
    for (const path of ['/p2core/key/server', '/', '/healthz', '/.well-known/polyproto-core']) {
      const refused = await server.ask('GET', path, { address: '192.0.2.1' });
      expect(said(refused)).toBe('429 RATE_LIMITED');
      expect(refused.headers).toMatchObject({ 'retry-after': '10', 'access-control-allow-origin': '*' });
    }
    expect(said(await server.ask('GET', '/p2core/key/server', { address: '192.0.2.2' }))).toBe('200');
  });
});

it('an ordinary day meets none of them', async () => {
  const friends = await Promise.all(
    Array.from({ length: 10 }, (_, index) => enrol(server, `friend-${index}`, 'browser')),
  );
  const replies: Reply[] = [];
  let session = alice;
  for (let rotation = 0; rotation <= 5; rotation++) {
    if (rotation > 0) session = await rotated(server, session);
    const made = await makeKeyPackages(server, session, rotation === 0 ? 100 : 20);
    replies.push(
      await upload(
        server,
        session,
        made.map(({ keyPackage }) => keyPackage),
      ),
    );
    const [lastResort] = await makeKeyPackages(server, session, 1, { lastResort: true });
    replies.push(await putLastResort(server, session, lastResort?.keyPackage ?? new Uint8Array()));
    replies.push(await inventoryOf(server, session));
  }
  for (const friend of friends) replies.push(await claim(server, friend, session.fid));
  replies.push(await postKey(server, session, session.key.request));
  replies.push(await trust(server, { username: 'alice', sessionId: 'browser', csr: session.key.request }));
  expect(replies.filter(({ status }) => status >= 400).map(said)).toEqual([]);
});

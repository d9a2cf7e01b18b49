import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { losing, refusal, replacing } from '../../testing/bad-line.ts';
import {
  newEnrolledBrowser,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
} from '../../testing/browser.ts';
import { crash, timesSent } from '../../testing/crashes.ts';
import { addForeign, foreignRecord, startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import type { Ports } from '../ports.ts';
import { resume } from '../resume.ts';
import { rotate } from '../rotate.ts';
import { readForeignServers } from './read.ts';
import { foreignServerId, signedOutRecord } from './record.ts';
import { askForeignServer, tellForeignServers } from './tell.ts';

const DOMAIN = 'foreign.localhost';
const AUTH = 'POST /p2core/session/auth';
const TELL = 'POST /p2core/key/user/@me';

let servers: TwoServers;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  servers = await startTwoServers();
});
beforeEach(async () => {
  ({ ports, profile } = await newEnrolledBrowser(servers.home));
  await addForeign(ports, servers);
});
afterEach(() => {
  servers.line.isForeignDown = false;
});
afterAll(() => servers.stop());

/** The same browser, so many seconds later. */
function later(seconds: number): Ports {
  return { ...ports, clock: { ...ports.clock, now: () => ports.clock.now() + seconds } };
}

const sent = (route: string) => timesSent(servers.foreign.exchanges, route);

/** Every session of this browser loses its token there. */
async function loseTokenThere(): Promise<void> {
  const { session } = await standing(ports);
  const token_hash = crypto.getRandomValues(new Uint8Array(32));
  const { db } = servers.foreign.home();
  await db
    .updateTable('foreign_sessions')
    .set({ token_hash })
    .where('session_id', '=', session.sessionId)
    .execute();
}

test('after a rotation the server is told, once, and knows the new ID-Cert', async () => {
  expect(await tellForeignServers(ports)).toBeNull();
  const before = sent(TELL);
  await rotate(ports);
  expect((await readForeignServers(ports)).servers).toMatchObject([{ told: { isPresent: false } }]);
  expect(await tellForeignServers(ports)).toBeNull();
  expect(await tellForeignServers(ports)).toBeNull();
  expect(sent(TELL)).toBe(before + 1);
  expect((await readForeignServers(ports)).servers).toMatchObject([{ told: { isPresent: true } }]);
  const serial = await serialOf(ports);
  expect((await told(ports)).at(-1)).toEqual({ kind: 'foreign-server-told', domain: DOMAIN, serial });
  const row = await servers.foreign
    .home()
    .db.selectFrom('foreign_sessions')
    .select('serial')
    .where('serial', '=', serial)
    .execute();
  expect(row).toHaveLength(1);
});

test('two tabs at once tell once', async () => {
  const { ports: other } = await startBrowser(profile);
  await rotate(ports);
  const before = sent(TELL);
  await Promise.all([tellForeignServers(ports), tellForeignServers(other)]);
  expect(sent(TELL)).toBe(before + 1);
});

test('between T1 and T2 of a rotation none is told, and the list says why', async () => {
  await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
  const asked = servers.foreign.exchanges.length;
  expect(await tellForeignServers(ports)).toBeNull();
  await expect(askForeignServer(ports, DOMAIN)).rejects.toMatchObject({ code: 'ID_CERT_PENDING' });
  expect(servers.foreign.exchanges).toHaveLength(asked);
  expect(await readForeignServers(ports)).toMatchObject({ isPending: true });
  await resume(ports);
  expect(await tellForeignServers(ports)).toBeNull();
  expect(await foreignRecord(ports)).toMatchObject({ toldSerial: await serialOf(ports), trouble: null });
});

describe('a server that is down', () => {
  test('is told later, by a browser that was closed meanwhile', async () => {
    servers.line.isForeignDown = true;
    await rotate(ports);
    expect(await tellForeignServers(ports)).toBeGreaterThan(0);
    expect(await foreignRecord(ports)).toMatchObject({
      trouble: { code: 'FOREIGN_UNREACHABLE', failures: 1 },
    });
    servers.line.isForeignDown = false;
    ({ ports } = await startBrowser(profile));
    expect(await tellForeignServers(later(600))).toBeNull();
    expect(await foreignRecord(ports)).toMatchObject({ toldSerial: await serialOf(ports), trouble: null });
  });

  test('is not asked before its time, unless a person would not wait', async () => {
    servers.line.isForeignDown = true;
    await rotate(ports);
    const wait = (await tellForeignServers(ports)) ?? 0;
    servers.line.isForeignDown = false;
    const asked = servers.foreign.exchanges.length;
    expect(await tellForeignServers(later(wait - 1))).toBe(1);
    expect(servers.foreign.exchanges).toHaveLength(asked);
    await askForeignServer(ports, DOMAIN);
    expect(await foreignRecord(ports)).toMatchObject({ toldSerial: await serialOf(ports), trouble: null });
  });

  test('holds up no other, nor the rotation', async () => {
    const { session } = await standing(ports);
    const known = await foreignRecord(ports);
    const server = { ...known.server, domain: 'gone.example' };
    const id = foreignServerId(session.sessionId, server.domain);
    const never = { ...signedOutRecord(known), id, server, address: 'http://gone.example', revision: 1 };
    await ports.foreignServers.commit({ record: never, expect: null });
    const { promise: silence, resolve: answer } = Promise.withResolvers<never>();
    const { ports: tab } = await startBrowser(profile, {
      fetch: async (input, init) =>
        new URL(new Request(input).url).hostname === 'gone.example'
          ? silence
          : servers.home.fetch(input, init),
    });
    await rotate(tab);
    const telling = tellForeignServers(tab);
    await expect
      .poll(async () => (await ports.foreignServers.one(known.id))?.toldSerial)
      .toBe(await serialOf(ports));
    await rotate(tab);
    answer(Promise.reject(new TypeError('nobody answers')) as never);
    expect(await telling).toBeGreaterThan(0);
    expect(await ports.foreignServers.one(id)).toMatchObject({ trouble: { code: 'FOREIGN_UNREACHABLE' } });
  });
});

describe('a refused token', () => {
  test('is replaced by a new challenge, which tells too', async () => {
    await rotate(ports);
    await loseTokenThere();
    const before = sent(AUTH);
    expect(await tellForeignServers(ports)).toBeNull();
    expect(sent(AUTH)).toBe(before + 1);
    await askForeignServer(ports, DOMAIN);
    expect(sent(AUTH)).toBe(before + 1);
    expect((await told(ports)).at(-1)).toMatchObject({ kind: 'foreign-server-told' });
  });

  test('is found when a person asks, and replaced at once', async () => {
    await loseTokenThere();
    const before = sent(AUTH);
    await askForeignServer(ports, DOMAIN);
    expect(sent(AUTH)).toBe(before + 1);
    expect((await readForeignServers(ports)).servers).toMatchObject([{ isSignedIn: true, trouble: null }]);
    expect((await told(ports)).at(-1)).toMatchObject({ kind: 'foreign-session-began' });
  });

  test('is replaced once in a try, and the next one begins with a sign-in', async () => {
    const route = 'GET /p2core/session/@me';
    const { ports: tab } = await startBrowser(profile, {
      fetch: replacing(servers.home.fetch, { route, times: 2 }, () => refusal(401, 'UNAUTHORIZED')),
    });
    const before = sent(AUTH);
    await expect(askForeignServer(tab, DOMAIN)).rejects.toMatchObject({ code: 'FOREIGN_REFUSED' });
    expect(sent(AUTH)).toBe(before + 1);
    expect((await readForeignServers(ports)).servers).toMatchObject([{ isSignedIn: false }]);
    expect(await tellForeignServers(later(600))).toBeNull();
    expect(sent(AUTH)).toBe(before + 2);
  });
});

describe('a permanent failure sees fewer than twenty requests in ten minutes', () => {
  const everyRoute = [
    'GET /p2core/key/server',
    'GET /p2core/challenge',
    AUTH,
    TELL,
    'GET /p2core/session/@me',
  ];

  test.each(everyRoute)('of %s', async (route) => {
    await rotate(ports);
    await loseTokenThere();
    const requests: number[] = [];
    let now = ports.clock.now();
    const cut = losing(servers.home.fetch, { route, times: 10_000 }, 'after');
    const { ports: tab } = await startBrowser(profile, {
      fetch: async (input, init) => {
        if (new URL(new Request(input).url).hostname === DOMAIN) requests.push(now);
        return cut(input, init);
      },
    });
    const clocked = { ...tab, clock: { ...tab.clock, now: () => now } };
    const end = now + 3600;
    while (now < end) {
      const wait = await tellForeignServers(clocked);
      if (wait === null) break;
      now += wait;
    }
    for (const from of requests) {
      expect(requests.filter((at) => at >= from && at < from + 600).length).toBeLessThan(20);
    }
    expect(requests.length).toBeGreaterThan(3);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { markRestored } from '../../server/services/restored.ts';
import { holding } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  type Profile,
  revokeElsewhere,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startListeningServer } from '../testing/home-server.ts';
import { rotateElsewhere } from '../testing/rotate-elsewhere.ts';
import { type ListeningTab, openTab } from '../testing/tab.ts';
import { catchUp } from './catch-up.ts';
import type { Ports } from './ports.ts';
import { readQuestions } from './questions.ts';
import { readStatus } from './read-status.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { rotate } from './rotate.ts';
import { signIn } from './sign-in.ts';
import { onOffer } from './stock.ts';

const ID_CERTS = 'GET /p2core/key/user/@me';
const UPLOAD = 'POST /p2core/keypackage/@me';
const STOCK = 'GET /p2core/keypackage/@me';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;
const listening: ListeningTab[] = [];

beforeEach(async () => {
  server = await startListeningServer();
  ({ profile, ports, username } = await newEnrolledBrowser(server));
  await catchUp(ports);
});
afterEach(async () => {
  for (const each of listening.splice(0)) each.stop();
  await server.stop();
});

function tab(browser: Ports = ports) {
  const opened = openTab(browser);
  listening.push(opened);
  return opened;
}

async function liveTab(browser: Ports = ports) {
  const opened = tab(browser);
  await vi.waitFor(() => expect(opened.said.at(-1)).toBe('live'), 5000);
  return opened;
}

async function signInElsewhere(): Promise<Ports> {
  const { ports: elsewhere } = await startBrowser(newProfile(server));
  await signIn(elsewhere, await typed(server, username));
  return elsewhere;
}

async function stock(): Promise<number> {
  const { session } = await standing(ports);
  const records = await ports.store.keyPackages(session.sessionId);
  return onOffer(records, 'ordinary', await serialOf(ports)).length;
}

describe('the line', () => {
  test('is held by one tab, and another takes over when that ends', async () => {
    const first = await liveTab();
    const second = tab((await startBrowser(profile)).ports);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(second.said).toEqual([]);
    first.stop();
    await first.ended;
    expect(first.said).toEqual(['connecting', 'live', null]);
    await vi.waitFor(() => expect(second.said).toEqual(['connecting', 'live']), 1000);
  });

  test('comes back when the server does', async () => {
    const { said } = await liveTab();
    await server.restore(await server.backUp());
    await vi.waitFor(() => expect(said.slice(2)).toEqual(expect.arrayContaining(['offline', 'live'])), 5000);
  });

  test('that the server has no route for is not offered, and nothing else suffers', async () => {
    const { session } = await standing(ports);
    const format = { ...ports.dialect(session.dialect).gateway, path: '/p2core/nothing-there' };
    const draft: Ports = {
      ...ports,
      dialect: (name) => ({ ...ports.dialect(name), gateway: format }),
    };
    const { said } = tab(draft);
    await vi.waitFor(() => expect(said).toEqual(['connecting', 'not-offered']), 5000);
  });

  test('ends where the token is refused, and the person is asked to sign in', async () => {
    const { ended } = await liveTab();
    const { session } = await standing(ports);
    await loseToken(server, session.sessionId);
    await ended;
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'ready', needsSignIn: true });
  });

  test('ends with the session', async () => {
    const { ended } = await liveTab();
    await revokeElsewhere(ports);
    await ended;
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'signed-out' });
  });
});

describe('what another session does', () => {
  test('is noticed and asked about: it begins, rotates, ends', async () => {
    const { ofSessions } = await liveTab();
    const elsewhere = await signInElsewhere();
    await vi.waitFor(async () => expect(await readQuestions(ports)).toHaveLength(1), 2000);
    server.clock.ahead = 5;
    await rotate(elsewhere);
    await vi.waitFor(async () => expect(await readQuestions(ports)).toHaveLength(2), 2000);
    expect(ofSessions()).toBe(2);
    await revokeElsewhere(elsewhere);
    await vi.waitFor(async () => {
      const ends = (await readQuestions(ports)).map(({ endedAt }) => endedAt);
      expect(ends).toEqual([expect.any(Number), expect.any(Number)]);
    }, 2000);
  });

  test('is asked about while the pool of this one is still being filled', async () => {
    server.clock.ahead = 60;
    const claimer = await newClaimer(server, 'claimer');
    const { fid } = (await standing(ports)).session;
    for (let claims = 0; claims < 81; claims += 1) await claimer.claim(fid);
    const line = holding(server.fetch, UPLOAD);
    await liveTab((await startBrowser(profile, { fetch: line.fetch })).ports);
    await line.held;
    await signInElsewhere();
    await vi.waitFor(async () => expect(await readQuestions(ports)).toHaveLength(1), 2000);
    expect(await publishedSince()).toBe(100);
    line.release();
    await vi.waitFor(async () => expect(await publishedSince()).toBe(181), 15_000);
  });

  test('while nobody listened is heard at once by whoever listens next', async () => {
    await signInElsewhere();
    await liveTab();
    await vi.waitFor(async () => expect(await readQuestions(ports)).toHaveLength(1), 2000);
  });

  test('is heard again after a tab ended without acknowledging, to no effect', async () => {
    const first = await liveTab();
    await signInElsewhere();
    await vi.waitFor(async () => expect(await readQuestions(ports)).toHaveLength(1), 2000);
    first.stop();
    await first.ended;
    const second = await liveTab();
    await vi.waitFor(() => expect(second.ofSessions()).toBe(1), 2000);
    expect(await readQuestions(ports)).toHaveLength(1);
    expect((await told(ports)).filter(({ kind }) => kind === 'id-cert-elsewhere')).toHaveLength(1);
  });
});

describe('a rotation of this session', () => {
  test('that is ours costs one look at the stock', async () => {
    await liveTab();
    server.clock.ahead = 5;
    server.exchanges.length = 0;
    await rotate(ports);
    const sent = () => server.exchanges.map(({ method, path }) => `${method} ${path}`);
    const own = sent();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(sent()).toEqual([...own, STOCK]);
    expect(own).not.toContain(ID_CERTS);
    await expectConsistent(ports);
  });

  test('by somebody else who has our token leads to a new key at once', async () => {
    await liveTab();
    const before = await serialOf(ports);
    server.clock.ahead = 5;
    await rotateElsewhere(ports);
    await vi.waitFor(async () => expect(await serialOf(ports)).not.toBe(before), 10_000);
    await vi.waitFor(async () => expect(await stock()).toBe(100), 10_000);
    await vi.waitFor(() => expectConsistent(ports), 5000);
  });
});

describe('KeyPackages', () => {
  test('that run low are filled up, without a click', async () => {
    server.clock.ahead = 60;
    await liveTab();
    const claimer = await newClaimer(server, 'claimer');
    const { fid } = (await standing(ports)).session;
    for (let claims = 0; claims < 81; claims += 1) await claimer.claim(fid);
    await vi.waitFor(async () => expect(await publishedSince()).toBe(181), 15_000);
    expect(await stock()).toBe(100);
  });

  test('that a restored server withdrew are made anew by a browser that first connects then', async () => {
    await markRestored(server.home());
    server.clock.ahead = 60;
    await liveTab();
    await vi.waitFor(async () => expect(await publishedSince()).toBe(200), 15_000);
    expect(await stock()).toBe(100);
  });

  test('that run low while another journey is open are filled up after it', async () => {
    server.clock.ahead = 60;
    await crash(profile, { at: 'commit', number: 2, when: 'before' }, replaceLastResort);
    const claimer = await newClaimer(server, 'claimer');
    const { fid } = (await standing(ports)).session;
    for (let claims = 0; claims < 90; claims += 1) await claimer.claim(fid);
    expect((await standing(ports)).open).toMatchObject({ journey: 'last-resort' });
    const { hurry } = await liveTab();
    await vi.waitFor(async () => {
      // Who has just published something waits before it fills the pool.
      hurry();
      expect(await publishedSince()).toBe(190);
    }, 15_000);
  });

  test('so is the last-resort one after it was handed out', async () => {
    server.clock.ahead = 60;
    const claimer = await newClaimer(server, 'claimer');
    const { fid } = (await standing(ports)).session;
    for (let claims = 0; claims < 101; claims += 1) await claimer.claim(fid);
    await liveTab();
    await vi.waitFor(async () => {
      expect((await told(ports)).map(({ kind }) => kind)).toContain('last-resort-replaced');
    }, 15_000);
    expect(await stock()).toBe(100);
  });
});

/** How many ordinary KeyPackages were ever published. */
async function publishedSince(): Promise<number> {
  const log = await told(ports);
  return log.reduce((sum, event) => sum + (event.kind === 'key-packages-published' ? event.count : 0), 0);
}

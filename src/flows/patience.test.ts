import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fetch } from '../network/http.ts';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import { enrolledProfile, type Profile, standing, startBrowser } from '../testing/browser.ts';
import { crash } from '../testing/crashes.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import type { Ports } from './ports.ts';
import { replenish } from './replenish.ts';
import { rotate } from './rotate.ts';

/** What nobody clicked is calm against a server that fails for good, and a click is not held back. */

const KEYS = 'GET /p2core/key/user/@me';
const STOCK = 'GET /p2core/keypackage/@me';
const UPLOAD = 'POST /p2core/keypackage/@me';
const FOR_EVER = Number.POSITIVE_INFINITY;
const MINUTE = 60_000;

let server: RunningServer;
let profile: Profile;
let requests = 0;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  profile = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Counts from here on what is sent on this line. */
function counted(fetch: Fetch): Fetch {
  requests = 0;
  return (input, init) => {
    requests += 1;
    return fetch(input, init);
  };
}

function pass(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

/** Every minute something makes each tab look. */
async function tenMinutes(tabs: () => readonly Ports[] | Promise<readonly Ports[]>): Promise<void> {
  for (let minute = 0; minute < 10; minute += 1) {
    await Promise.all((await tabs()).map((ports) => catchUp(ports).catch(() => undefined)));
    pass(MINUTE);
  }
}

const recordsIn = async (ports: Ports) =>
  (await ports.store.keyPackages((await standing(ports)).session.sessionId)).length;

describe('ten minutes of trying by itself are fewer than twenty requests', () => {
  const down = () => counted(losing(server.fetch, { route: KEYS, times: FOR_EVER }, 'after'));

  test('and a click is not held back; when it went well, the server is asked again', async () => {
    const { ports } = await startBrowser(profile, { fetch: down() });
    await tenMinutes(() => [ports]);
    expect(requests).toBeGreaterThan(4);
    expect(requests).toBeLessThan(20);
    const automatic = requests;
    await catchUp(ports).catch(() => undefined);
    await replenish(ports);
    const clicked = requests;
    expect(clicked).toBeGreaterThan(automatic);
    await catchUp(ports).catch(() => undefined);
    expect(requests).toBeGreaterThan(clicked);
  });

  test('of three tabs together', async () => {
    const fetch = down();
    const tabs = await Promise.all([1, 2, 3].map(() => startBrowser(profile, { fetch })));
    await tenMinutes(() => tabs.map(({ ports }) => ports));
    expect(requests).toBeLessThan(20);
  });

  test('over unlocking again and again', async () => {
    const fetch = down();
    await tenMinutes(async () => [(await startBrowser(profile, { fetch })).ports]);
    expect(requests).toBeGreaterThan(4);
    expect(requests).toBeLessThan(20);
  });

  test('where one route fails while others answer', async () => {
    const busy = () => refusal(503, 'UNAVAILABLE');
    const fetch = counted(replacing(server.fetch, { route: STOCK, times: FOR_EVER }, busy));
    const { ports } = await startBrowser(profile, { fetch });
    await tenMinutes(() => [ports]);
    expect(requests).toBeLessThan(20);
  });

  test('where KeyPackages are refused, and few are made in vain', async () => {
    await crash(profile, { at: 'request', number: 3, when: 'before' }, rotate);
    pass(2 * 60 * MINUTE);
    const refused = () => refusal(400, 'KEYPACKAGE_LIFETIME');
    const fetch = counted(replacing(server.fetch, { route: UPLOAD, times: FOR_EVER }, refused));
    const { ports } = await startBrowser(profile, { fetch });
    const before = await recordsIn(ports);
    await tenMinutes(() => [ports]);
    expect(requests).toBeLessThan(20);
    expect((await recordsIn(ports)) - before).toBeLessThanOrEqual(101);
    expect((await standing(ports)).open).toMatchObject({ state: 'STAGED' });
  });
});

test('Retry-After holds for the next try as well, whatever fails after it', async () => {
  const busy = () => refusal(503, 'UNAVAILABLE', { 'retry-after': '400' });
  const spoiled = replacing(server.fetch, { route: KEYS, times: 1 }, busy);
  const { ports } = await startBrowser(profile, { fetch: counted(spoiled) });
  await expect(catchUp(ports)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const asked = requests;
  await ports.patience.failed(new Error('of another tab'), 0);
  pass(399_000);
  await expect(catchUp(ports)).rejects.toMatchObject({ code: 'UNEXPECTED' });
  expect(requests).toBe(asked);
  pass(2000);
  await catchUp(ports);
  expect(requests).toBeGreaterThan(asked);
});

test('a clock that was set back keeps nobody away for ever', async () => {
  const { ports } = await startBrowser(profile);
  for (let failure = 0; failure < 12; failure += 1) await ports.patience.failed(new Error('down'), 0);
  expect(await ports.patience.lost()).not.toBeNull();
  pass(-400 * 24 * 60 * MINUTE);
  expect(await ports.patience.lost()).toBeNull();
  await ports.patience.failed(new Error('down'), 0);
  expect(await ports.patience.lost()).toBeNull();
  await ports.patience.failed(new Error('busy'), MINUTE);
  expect(await ports.patience.lost()).not.toBeNull();
});

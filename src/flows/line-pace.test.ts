import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLine } from '../network/gateway.ts';
import type { Fetch } from '../network/http.ts';
import { CLOSE_CODES } from '../protocol/events.ts';
import { enrolledProfile, type Profile, startBrowser } from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import type { Liveness } from './gateway.ts';
import { listen } from './listen.ts';
import type { Ports } from './ports.ts';

/** A line that always ends is opened calmly: all that it costs in ten minutes is fewer than twenty requests. */

const MINUTE = 60_000;
const DOWN = 1006;
const GATEWAY = '/p2core/gateway';
const SERVER_KEY = '/p2core/key/server';

const HELLO = { n: 'core', op: 1, d: { heartbeat_interval: 30_000 }, s: null };
const RESUMED = { n: 'core', op: 10, d: { s: 5 }, s: null };
const REVOKED = { n: 'core', op: 4, d: { session_id: 'another', serial: '7' } };

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

function answered(status: number): Promise<Response> {
  return Promise.resolve(new Response(null, { status }));
}

function isAt(input: RequestInfo | URL, path: string): boolean {
  return new Request(input).url.endsWith(path);
}

/** A WebSocket on which a server says so much, and then ends it. */
function socketThatEnds(frames: readonly unknown[], code: number) {
  return class extends EventTarget {
    constructor() {
      super();
      requests += 1;
      setTimeout(() => {
        for (const frame of frames) {
          this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
        }
        this.dispatchEvent(new CloseEvent('close', { code }));
      });
    }
    send(): void {}
    close(): void {}
  } as unknown as typeof WebSocket;
}

/** Listens for so many minutes of a clock that stands still but while somebody waits. */
async function minutesOf(count: number, socket: typeof WebSocket, fetch: Fetch = server.fetch) {
  await catchUp((await startBrowser(profile)).ports);
  requests = 0;
  const { ports } = await startBrowser(profile, {
    fetch: (input, init) => {
      requests += 1;
      return fetch(input, init);
    },
  });
  const controller = new AbortController();
  const said: (Liveness['state'] | null)[] = [];
  const until = Date.now() + count * MINUTE;
  const calm: Ports = {
    ...ports,
    sleep: async (milliseconds) => {
      vi.setSystemTime(Date.now() + milliseconds);
      if (Date.now() >= until) controller.abort();
    },
    gateway: {
      open: (line) => openLine(socket, line),
      say: (liveness) => said.push(liveness?.state ?? null),
      sessionsChanged: () => {},
    },
  };
  await listen(calm, { signal: controller.signal });
  return said;
}

describe('a line that always ends costs fewer than twenty requests in ten minutes', () => {
  test.each([
    ['that nobody answers', [], DOWN],
    ['that ends as soon as it is live', [HELLO, RESUMED], DOWN],
    ['whose token is refused, but nowhere else', [HELLO], CLOSE_CODES.invalidAuthentication],
    ['that cannot be resumed', [HELLO], CLOSE_CODES.unresumable],
    ['that leaves out a number each time', [HELLO, RESUMED, { ...REVOKED, s: 9 }], DOWN],
  ])('%s', async (_what, frames, code) => {
    await minutesOf(10, socketThatEnds(frames, code));
    expect(requests).toBeGreaterThan(4);
    expect(requests).toBeLessThan(20);
  });

  test('whose server does not answer at all', async () => {
    await minutesOf(10, socketThatEnds([], DOWN), () => answered(503));
    expect(requests).toBeGreaterThan(4);
    expect(requests).toBeLessThan(20);
  });

  test('whose events cannot be dealt with', async () => {
    const socket = socketThatEnds([HELLO, RESUMED, { ...REVOKED, s: 6 }], DOWN);
    const onlyKey: Fetch = (input, init) =>
      isAt(input, SERVER_KEY) ? server.fetch(input, init) : answered(503);
    await minutesOf(10, socket, onlyKey);
    expect(requests).toBeGreaterThan(4);
    expect(requests).toBeLessThan(20);
  });
});

test('a route that is not there is asked for every five minutes', async () => {
  let keys = 0;
  const fetch: Fetch = (input, init) => {
    if (isAt(input, SERVER_KEY)) keys += 1;
    return isAt(input, GATEWAY) ? answered(404) : server.fetch(input, init);
  };
  const said = await minutesOf(14, socketThatEnds([], DOWN), fetch);
  expect(said).toEqual(['connecting', 'not-offered', 'not-offered', 'not-offered', null]);
  // The line, and whether there is such a route.
  expect(requests - keys).toBe(6);
  expect(keys).toBeLessThanOrEqual(2);
});

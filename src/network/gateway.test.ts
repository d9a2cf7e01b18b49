import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GatewayServer, startGatewayServer } from '../../server/gateway/testing/gateway-server.ts';
import { endSession } from '../../server/testing/test-account.ts';
import { enrol, rotated, type TestSession } from '../../server/testing/test-session.ts';
import type { LineRequest } from '../flows/gateway.ts';
import type { GatewayEvent } from '../protocol/events.ts';
import { gatewayFormat } from '../protocol/p2core/gateway.ts';
import { Cable } from '../testing/cable.ts';
import { openLine } from './gateway.ts';

const INTERVAL = 200;

let server: GatewayServer;
let alice: TestSession;
let phone: TestSession;
const opened: AbortController[] = [];

beforeEach(async () => {
  server = await startGatewayServer({ heartbeatInterval: INTERVAL });
  alice = await enrol(server, 'alice', 'browser');
  phone = await enrol(server, 'alice', 'phone');
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.abort();
  await server.close();
});

/** A line of alice's browser, what it hears, and its end. */
function line(change: Partial<LineRequest> = {}) {
  const controller = new AbortController();
  opened.push(controller);
  const events: GatewayEvent[] = [];
  let isLive = false;
  const request: LineRequest = {
    homeServer: server.address,
    format: gatewayFormat,
    token: alice.token,
    s: null,
    signal: controller.signal,
    onLive: () => {
      isLive = true;
    },
    onDead: () => {},
    laneOf: () => 'one',
    onEvent: async (event) => {
      events.push(event);
    },
    ...change,
  };
  const end = openLine(WebSocket, request);
  return { events, end, isLive: () => isLive, stop: () => controller.abort() };
}

async function liveLine(change: Partial<LineRequest> = {}) {
  const begun = line(change);
  await vi.waitFor(() => expect(begun.isLive()).toBe(true));
  return begun;
}

/** What `phone` began is the first event of `browser`. */
const SIGNED_IN = 1;

describe('a line', () => {
  test('hears what waits, then what happens, in order', async () => {
    const { events } = await liveLine();
    await rotated(server, phone);
    await vi.waitFor(() => {
      expect(events.map(({ type }) => type)).toEqual(['new-session', 'client-key-change']);
    });
  });

  test('acknowledges what was dealt with at the server’s interval, and lives on', async () => {
    const { end, stop } = await liveLine();
    await new Promise((resolve) => setTimeout(resolve, 5 * INTERVAL));
    stop();
    expect(await end).toMatchObject({ why: 'stopped', s: SIGNED_IN, wasLive: true });
    const { events } = await liveLine();
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    expect(events).toEqual([]);
  });

  test('goes on after what an earlier one dealt with', async () => {
    const { events } = await liveLine({ s: SIGNED_IN });
    await rotated(server, phone);
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['client-key-change']));
  });

  test('acknowledges nothing before it is dealt with', async () => {
    const first = await liveLine({ onEvent: () => new Promise(() => {}) });
    await new Promise((resolve) => setTimeout(resolve, 4 * INTERVAL));
    first.stop();
    const { events } = await liveLine();
    await vi.waitFor(() => expect(events.map(({ type }) => type)).toEqual(['new-session']));
  });

  test('ends where an event could not be dealt with, which is told again', async () => {
    const cause = new Error('the disk is full');
    const first = line({ onEvent: () => Promise.reject(cause) });
    expect(await first.end).toEqual({ why: 'not-dealt-with', s: 0, wasLive: true, cause });
    const { events } = await liveLine({ s: 0 });
    await vi.waitFor(() => expect(events).toHaveLength(1));
  });

  test('deals with events one after the other', async () => {
    let running = 0;
    let most = 0;
    let dealt = 0;
    await rotated(server, phone);
    line({
      onEvent: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 30));
        running -= 1;
        dealt += 1;
      },
    });
    await vi.waitFor(() => expect(dealt).toBe(2));
    expect(most).toBe(1);
  });

  describe('whose events are of different lanes', () => {
    /** The first event, of a lane of its own, takes until `deal` is called. */
    async function slowLine() {
      const { promise: dealt, resolve: deal } = Promise.withResolvers<void>();
      const heard: string[] = [];
      const onEvent = ({ type }: GatewayEvent) => {
        heard.push(type);
        return type === 'new-session' ? dealt : Promise.resolve();
      };
      const begun = await liveLine({ laneOf: ({ type }) => type, onEvent });
      await rotated(server, phone);
      await vi.waitFor(() => expect(heard).toEqual(['new-session', 'client-key-change']));
      await new Promise((resolve) => setTimeout(resolve, 3 * INTERVAL));
      return { ...begun, deal };
    }

    test('deals with one while another takes long, and acknowledges neither before that is done', async () => {
      const { stop } = await slowLine();
      stop();
      const { events } = await liveLine();
      await vi.waitFor(() => {
        expect(events.map(({ type }) => type)).toEqual(['new-session', 'client-key-change']);
      });
    });

    test('acknowledges both when both are dealt with', async () => {
      const { deal, end, stop } = await slowLine();
      deal();
      await new Promise((resolve) => setTimeout(resolve, 3 * INTERVAL));
      stop();
      expect(await end).toMatchObject({ s: SIGNED_IN + 1 });
      const { events } = await liveLine();
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
      expect(events).toEqual([]);
    });

    test('tells both again where the slow one could not be dealt with', async () => {
      await rotated(server, phone);
      const cause = new Error('the disk is full');
      const onEvent = async ({ type }: GatewayEvent) => {
        if (type !== 'new-session') return;
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw cause;
      };
      const { end } = await liveLine({ laneOf: ({ type }) => type, onEvent });
      expect(await end).toEqual({ why: 'not-dealt-with', s: 0, wasLive: true, cause });
    });
  });

  test('names the token in no address', async () => {
    await liveLine();
    expect(JSON.stringify(server.log)).not.toContain(alice.token);
    const urls: string[] = [];
    class Watched extends WebSocket {
      constructor(url: string) {
        super(url);
        urls.push(url);
      }
    }
    await openLine(Watched, {
      homeServer: server.address,
      format: gatewayFormat,
      token: 'nonsense',
      s: null,
      onLive: () => {},
      onDead: () => {},
      laneOf: () => 'one',
      onEvent: async () => {},
    });
    expect(urls).toEqual([`${server.address.replace('http', 'ws')}/p2core/gateway`]);
  });
});

describe('a line ends', () => {
  test('where the token is refused', async () => {
    expect(await line({ token: 'nonsense' }).end).toMatchObject({ why: 'token-refused', wasLive: false });
  });

  test('with its session', async () => {
    const { end } = await liveLine();
    await endSession(server, phone, 'browser');
    expect(await end).toMatchObject({ why: 'token-refused', wasLive: true });
  });

  test('where the server never gave that number, and begins anew', async () => {
    expect(await line({ s: 99 }).end).toMatchObject({ why: 'unresumable', s: null });
  });

  test('when the server goes', async () => {
    const { end } = await liveLine();
    await server.app.close();
    expect(await end).toMatchObject({ why: 'lost', s: SIGNED_IN, wasLive: true });
  });

  test('and is said to at once, though an event is still being dealt with', async () => {
    const onDead = vi.fn();
    const { promise: dealt, resolve: deal } = Promise.withResolvers<void>();
    const { end } = await liveLine({ onDead, onEvent: () => dealt });
    await server.app.close();
    await vi.waitFor(() => expect(onDead).toHaveBeenCalledTimes(1));
    deal();
    expect(await end).toMatchObject({ why: 'lost', wasLive: true });
    expect(onDead).toHaveBeenCalledTimes(1);
  });

  test('where there is no such route, or nobody at all', async () => {
    const elsewhere = { ...gatewayFormat, path: '/p2core/nothing' };
    expect(await line({ format: elsewhere }).end).toMatchObject({ why: 'refused', wasLive: false });
    expect(await line({ homeServer: 'http://127.0.0.1:9' }).end).toMatchObject({ why: 'refused' });
  });

  test('before it began, where nobody wants it any more', async () => {
    expect(await line({ signal: AbortSignal.abort() }).end).toMatchObject({ why: 'stopped' });
  });

  test('when nothing comes over it any more', async () => {
    const cable = await Cable.to(server.address);
    const { end } = await liveLine({ homeServer: cable.address });
    cable.cut();
    const since = performance.now();
    expect(await end).toMatchObject({ why: 'lost', wasLive: true });
    expect(performance.now() - since).toBeLessThan(4 * INTERVAL);
    await cable.close();
  });
});

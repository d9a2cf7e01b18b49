import { afterEach, describe, expect, test } from 'vitest';
import { type Client, createClient } from './client.ts';
import { serve } from './rpc.ts';

const closing: { close(): void }[] = [];

afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});

/** A browser of several tabs. Each worker is one end of a real channel, and counts itself. */
function makeBrowser(methods: object) {
  const name = `claves-${crypto.randomUUID()}`;
  const workers: { running: boolean; crash: (why: 'UNEXPECTED' | 'SERVER_UNREACHABLE') => void }[] = [];
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    closing.push(port1, port2);
    const worker: (typeof workers)[number] = { running: true, crash: () => undefined };
    workers.push(worker);
    serve(port2, methods);
    port1.start();
    port2.start();
    return {
      port: port1,
      terminate: () => {
        worker.running = false;
        port1.close();
      },
      onCrash: (listener: typeof worker.crash) => {
        worker.crash = listener;
      },
    };
  };
  const channel = () => {
    const opened = new BroadcastChannel(name);
    closing.push(opened);
    return opened;
  };
  return { workers, channel, openTab: () => createClient({ startWorker, channel: channel() }) };
}

/** What the tab is told next. */
function nextChange(client: Client): Promise<string> {
  return new Promise((resolve) => {
    const stop = client.onChange((change) => {
      stop();
      resolve(change);
    });
  });
}

const never = () => new Promise<never>(() => {});
const status = async () => ({ phase: 'new' });

describe('the worker', () => {
  test('starts with the first call, and once', async () => {
    const { workers, openTab } = makeBrowser({ status });
    const tab = openTab();
    expect(workers).toHaveLength(0);
    expect(await Promise.all([tab.status(), tab.status()])).toEqual([{ phase: 'new' }, { phase: 'new' }]);
    expect(workers).toHaveLength(1);
  });

  test.each(['UNEXPECTED', 'SERVER_UNREACHABLE'] as const)(
    'that crashes (%s) fails what runs in it, and the next call has a new one',
    async (why) => {
      const { workers, openTab } = makeBrowser({ status, rotate: never });
      const tab = openTab();
      const rotating = tab.rotate();
      workers[0]?.crash(why);
      await expect(rotating).rejects.toMatchObject({ code: why });
      expect(workers[0]?.running).toBe(false);
      expect(await tab.status()).toEqual({ phase: 'new' });
      workers[0]?.crash(why);
      expect(workers.map(({ running }) => running)).toEqual([false, true]);
    },
  );

  test('that breaks down after it had worked is told of, since the vault closed with it', async () => {
    const { workers, openTab } = makeBrowser({ status });
    const tab = openTab();
    await tab.status();
    const change = nextChange(tab);
    workers[0]?.crash('UNEXPECTED');
    expect(await change).toBe('locked');
  });

  test('that never started is not told of', () => {
    const { workers, openTab } = makeBrowser({ status: never });
    const tab = openTab();
    let told = 0;
    tab.onChange(() => {
      told += 1;
    });
    tab.status().catch(() => undefined);
    workers[0]?.crash('SERVER_UNREACHABLE');
    expect(told).toBe(0);
  });
});

describe('locking', () => {
  test('ends the worker and what runs in it, and the next call has a new one', async () => {
    const { workers, openTab } = makeBrowser({ status, rotate: never });
    const tab = openTab();
    const rotating = tab.rotate();
    await tab.lock();
    await expect(rotating).rejects.toMatchObject({ code: 'STOPPED' });
    expect(workers.map(({ running }) => running)).toEqual([false]);
    await tab.status();
    expect(workers.map(({ running }) => running)).toEqual([false, true]);
  });

  test('in one tab locks all, and tells each', async () => {
    const { workers, openTab } = makeBrowser({ status, rotate: never });
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.status(), two.status()]);
    const rotating = expect(two.rotate()).rejects.toMatchObject({ code: 'STOPPED' });
    const told = [nextChange(one), nextChange(two)];
    await one.lock();
    expect(await Promise.all(told)).toEqual(['locked', 'locked']);
    await rotating;
    expect(workers.map(({ running }) => running)).toEqual([false, false]);
  });
});

describe('a change', () => {
  test('that a worker tells of is heard in every tab, and locks none', async () => {
    const { workers, openTab, channel } = makeBrowser({ status });
    const tabs = [openTab(), openTab()];
    await Promise.all(tabs.map((tab) => tab.status()));
    const heard = Promise.all(tabs.map(nextChange));
    channel().postMessage('changed');
    expect(await heard).toEqual(['changed', 'changed']);
    expect(workers.map(({ running }) => running)).toEqual([true, true]);
  });

  test('is the opening of the vault too, in this tab', async () => {
    const { openTab } = makeBrowser({ unlock: async () => undefined });
    const tab = openTab();
    const heard = nextChange(tab);
    await tab.unlock({ kind: 'passphrase', passphrase: 'correct horse' });
    expect(await heard).toBe('changed');
  });
});

test('what a click passes on by mistake does not cross', async () => {
  const inputs: unknown[] = [];
  const { openTab } = makeBrowser({
    rotate: async (input: unknown) => {
      inputs.push(input);
    },
  });
  const onClick: (event: never) => Promise<void> = openTab().rotate;
  await onClick({ currentTarget: () => 'uncloneable' } as never);
  expect(inputs).toEqual([undefined]);
});

import { afterEach, describe, expect, test } from 'vitest';
import type { JourneyProgress } from '../flows/ports.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { Caller, type RpcPort, serve } from './rpc.ts';
import type { CallOptions } from './use-cases.ts';

const open: MessagePort[] = [];

/** Both ends of a real channel: all that crosses is cloned as between page and worker. */
function connect(methods: object): { caller: Caller; raw: RpcPort } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve(port2, methods);
  const caller = new Caller(port1);
  port1.start();
  port2.start();
  return { caller, raw: port1 };
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

const progress: JourneyProgress = { journey: 'rotate', state: 'STAGED', doing: 'sending', attempt: 2 };

describe('a call', () => {
  test('carries its input there and its result back', async () => {
    const { caller } = connect({
      echo: async (input: { bytes: Uint8Array }) => ({ got: input.bytes, list: [1] }),
      nothing: async () => undefined,
    });
    const result = await caller.call('echo', { bytes: new Uint8Array([1, 2]) });
    expect(result).toEqual({ got: new Uint8Array([1, 2]), list: [1] });
    expect(await caller.call('nothing')).toBeUndefined();
  });

  test('runs beside others, each with its own answer', async () => {
    const gate = Promise.withResolvers<string>();
    const { caller } = connect({ slow: () => gate.promise, quick: async () => 'quick' });
    const slow = caller.call('slow');
    expect(await caller.call('quick')).toBe('quick');
    gate.resolve('slow');
    expect(await slow).toBe('slow');
  });

  test('tells its own listener of progress, in order and before its result', async () => {
    const { caller } = connect({
      journey: async (times: number, { onProgress }: CallOptions) => {
        for (let attempt = 1; attempt <= times; attempt += 1) onProgress?.({ ...progress, attempt });
      },
    });
    const heard: (number | undefined)[] = [];
    await Promise.all([
      caller.call('journey', 3, { onProgress: ({ attempt }) => heard.push(attempt) }),
      caller.call('journey', 5),
    ]);
    expect(heard).toEqual([1, 2, 3]);
  });
});

describe('an error', () => {
  test('of ours arrives as what it was', async () => {
    const { caller } = connect({
      local: async () => {
        throw new ClavesError('JOURNAL_CHANGED', { cause: new Error('secret') });
      },
      refusal: async () => {
        throw new ProtocolError('RATE_LIMITED', { retryAfter: 3 });
      },
    });
    const local = await caller.call('local').catch((error: unknown) => error);
    expect(local).toBeInstanceOf(ClavesError);
    expect(local).toMatchObject({ code: 'JOURNAL_CHANGED', details: {}, cause: undefined });
    await expect(caller.call('refusal')).rejects.toMatchObject({
      name: 'ClavesError',
      code: 'RATE_LIMITED',
      details: { retryAfter: 3 },
    });
  });

  test('that we did not foresee says nothing of itself', async () => {
    const { caller } = connect({
      broken: () => {
        throw new Error('the passphrase is hunter2');
      },
      uncloneable: async () => () => 'hunter2',
    });
    for (const method of ['broken', 'uncloneable', 'missing', 'toString', 'constructor']) {
      const error = await caller.call(method).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClavesError);
      expect(error).toMatchObject({ code: 'UNEXPECTED', message: 'UNEXPECTED', details: {} });
    }
  });

  test('leaves the channel in working order', async () => {
    const { caller } = connect({ fine: async () => 1 });
    await expect(caller.call('missing')).rejects.toMatchObject({ code: 'UNEXPECTED' });
    await expect(caller.call('fine', () => 'uncloneable')).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect(await caller.call('fine')).toBe(1);
  });
});

describe('stopping', () => {
  function untilStopped(_input: unknown, { signal }: CallOptions): Promise<void> {
    const { promise, reject } = Promise.withResolvers<void>();
    signal?.addEventListener('abort', () => reject(new ClavesError('STOPPED')));
    return promise;
  }

  test('reaches the one call whose signal fired', async () => {
    const { caller } = connect({ untilStopped });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = expect(caller.call('untilStopped', null, { signal: one.signal })).rejects.toMatchObject({
      code: 'STOPPED',
    });
    let secondEnded = false;
    const second = caller.call('untilStopped', null, { signal: two.signal }).catch(() => {
      secondEnded = true;
    });
    one.abort();
    await first;
    expect(secondEnded).toBe(false);
    two.abort();
    await second;
    expect(secondEnded).toBe(true);
  });

  test('before it began does not begin', async () => {
    let began = false;
    const { caller } = connect({
      begin: async () => {
        began = true;
      },
    });
    const stopped = caller.call('begin', null, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'STOPPED' });
    expect(began).toBe(false);
  });

  test('after the end is heard by nobody', async () => {
    const { caller } = connect({ quick: async () => 1 });
    const controller = new AbortController();
    await caller.call('quick', null, { signal: controller.signal });
    controller.abort();
    expect(await caller.call('quick')).toBe(1);
  });

  test('the whole channel rejects all that runs', async () => {
    const { caller } = connect({ untilStopped });
    const running = [caller.call('untilStopped'), caller.call('untilStopped')];
    caller.end('STOPPED');
    for (const each of await Promise.allSettled(running)) {
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'STOPPED' } });
    }
  });
});

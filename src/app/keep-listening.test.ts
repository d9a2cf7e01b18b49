import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Change } from '../worker/channel.ts';
import type { Liveness } from '../worker/use-cases.ts';
import { keepListening } from './keep-listening.ts';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A worker whose line ends so, each time; then it holds. */
function worker(...ends: (() => Promise<void>)[]) {
  const listeners = new Set<() => void>();
  const watchers = new Set<(change: Change) => void>();
  const client = {
    liveness: { state: 'connecting' } as Liveness,
    onLiveness: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange: (watcher: (change: Change) => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    listen: vi.fn(() => ends.shift()?.() ?? new Promise<void>(() => {})),
  };
  const goLive = () => {
    client.liveness = { state: 'live' };
    for (const listener of listeners) listener();
  };
  const change = () => {
    for (const watcher of watchers) watcher('changed');
  };
  return { client, goLive, change };
}

const refuses = (code: 'SERVER_KEY_CHANGED' | 'STORAGE_FAILED' | 'STOPPED') => async (): Promise<void> => {
  throw new ClavesError(code);
};

test('what stands in the way is told, tried again after a minute, and told to have passed', async () => {
  const { client, goLive } = worker(refuses('SERVER_KEY_CHANGED'), refuses('STORAGE_FAILED'));
  const told = vi.fn();
  keepListening(client, told);
  await vi.advanceTimersByTimeAsync(MINUTE - 1);
  expect(client.listen).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1 + MINUTE);
  expect(client.listen).toHaveBeenCalledTimes(3);
  goLive();
  expect(told.mock.calls.map(([error]) => error?.code ?? null)).toEqual([
    'SERVER_KEY_CHANGED',
    'STORAGE_FAILED',
    null,
  ]);
});

test('a stranger’s key that was accepted is no trouble any more, and the line begins at once', async () => {
  const { client, change } = worker(refuses('SERVER_KEY_CHANGED'));
  const told = vi.fn();
  keepListening(client, told);
  await vi.advanceTimersByTimeAsync(1000);
  change();
  expect(client.listen).toHaveBeenCalledTimes(2);
  change();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(client.listen).toHaveBeenCalledTimes(2);
  expect(told.mock.calls.map(([error]) => error?.code ?? null)).toEqual(['SERVER_KEY_CHANGED', null]);
});

test('other trouble does not pass with every change here', async () => {
  const { client, change } = worker(refuses('STORAGE_FAILED'));
  keepListening(client, vi.fn());
  await vi.advanceTimersByTimeAsync(1000);
  change();
  expect(client.listen).toHaveBeenCalledTimes(1);
});

test.each([
  ['that is over', async () => {}],
  ['of a worker that was ended', refuses('STOPPED')],
])('a line %s is not begun again', async (_what, end) => {
  const { client } = worker(end);
  const told = vi.fn();
  keepListening(client, told);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(client.listen).toHaveBeenCalledTimes(1);
  expect(told).not.toHaveBeenCalled();
});

test('nothing is begun again after the page has gone', async () => {
  const { client } = worker(refuses('STORAGE_FAILED'));
  const stop = keepListening(client, vi.fn());
  await vi.advanceTimersByTimeAsync(1);
  stop();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(client.listen).toHaveBeenCalledTimes(1);
});

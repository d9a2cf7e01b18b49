import { describe, expect, it } from 'vitest';
import { WorkQueue } from './work-queue.ts';

/** Work that ends when it is told to. */
function task() {
  let isRunning = false;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const run = () => {
    isRunning = true;
    return promise;
  };
  return { run, resolve, reject, isRunning: () => isRunning };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('a queue', () => {
  it('runs so many at once, and the others in the order in which they came', async () => {
    const queue = new WorkQueue({ atOnce: 2, mayWait: 2 });
    const tasks = [task(), task(), task(), task()];
    const done = tasks.map(({ run }) => queue.run(run));
    const running = () => tasks.map(({ isRunning }) => isRunning());
    await settle();
    expect(running()).toEqual([true, true, false, false]);
    tasks[1]?.resolve('second');
    expect(await done[1]).toBe('second');
    await settle();
    expect(running()).toEqual([true, true, true, false]);
    for (const { resolve } of tasks) resolve('done');
    expect(await Promise.all(done)).toEqual(['done', 'second', 'done', 'done']);
  });

  it('takes in no more than may wait, and says when to come again', async () => {
    const queue = new WorkQueue({ atOnce: 1, mayWait: 1 });
    const [first, second, third] = [task(), task(), task()];
    const running = queue.run(first.run);
    const waiting = queue.run(second.run);
    await expect(queue.run(third.run)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { retryAfter: 5 },
    });
    expect(third.isRunning()).toBe(false);
    first.resolve('');
    second.resolve('');
    await Promise.all([running, waiting]);
    third.resolve('taken');
    expect(await queue.run(third.run)).toBe('taken');
  });

  it('goes on after work that failed', async () => {
    const queue = new WorkQueue({ atOnce: 1, mayWait: 1 });
    const [bad, good] = [task(), task()];
    const failing = queue.run(bad.run);
    const waiting = queue.run(good.run);
    bad.reject(new Error('no'));
    good.resolve('yes');
    await expect(failing).rejects.toThrow('no');
    expect(await waiting).toBe('yes');
  });
});

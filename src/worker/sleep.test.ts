import { expect, test } from 'vitest';
import { sleep } from './sleep.ts';

test('a sleep ends in its time', async () => {
  const began = performance.now();
  await sleep(30, new AbortController().signal);
  expect(performance.now() - began).toBeGreaterThan(25);
});

test('a sleep ends at once when it is stopped, before or meanwhile', async () => {
  const began = performance.now();
  const controller = new AbortController();
  const asleep = expect(sleep(60_000, controller.signal)).rejects.toMatchObject({ code: 'STOPPED' });
  controller.abort();
  await asleep;
  await expect(sleep(60_000, controller.signal)).rejects.toMatchObject({ code: 'STOPPED' });
  expect(performance.now() - began).toBeLessThan(1000);
});

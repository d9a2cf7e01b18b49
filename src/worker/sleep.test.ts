import { expect, test } from 'vitest';
import { makeSleeper } from './sleep.ts';

const { sleep, hurry } = makeSleeper();

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

test('all sleeps end when somebody is in a hurry, and later ones do not', async () => {
  const began = performance.now();
  const asleep = Promise.all([sleep(60_000), sleep(60_000)]);
  hurry();
  await asleep;
  expect(performance.now() - began).toBeLessThan(1000);
  await sleep(30);
  expect(performance.now() - began).toBeGreaterThan(25);
});

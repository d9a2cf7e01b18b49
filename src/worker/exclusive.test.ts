import { expect, test } from 'vitest';
import { freshName } from '../testing/storage.ts';
import { exclusive } from './exclusive.ts';

test('one after the other, and what fails gives way', async () => {
  const name = freshName();
  const order: string[] = [];
  const first = exclusive(name, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push('first');
    throw new TypeError('its own');
  });
  const second = exclusive(name, async () => order.push('second'));
  await expect(first).rejects.toThrow('its own');
  await second;
  expect(order).toEqual(['first', 'second']);
});

test('the person need not wait for a turn; work that has begun hears of the stop by itself', async () => {
  const name = freshName();
  const person = new AbortController();
  const { promise, resolve } = Promise.withResolvers<string>();
  const begun = Promise.withResolvers<void>();
  const hold = () => {
    begun.resolve();
    return promise;
  };
  const holding = exclusive(name, hold, person.signal);
  await begun.promise;
  const waiting = exclusive(name, async () => 'never', person.signal);
  person.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
  resolve('done');
  expect(await holding).toBe('done');
  const late = exclusive(name, async () => 'never', person.signal);
  await expect(late).rejects.toMatchObject({ code: 'STOPPED' });
});

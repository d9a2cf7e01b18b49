import { expect, test } from 'vitest';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import { Gate, TooBusy } from './gate.ts';

function newGate() {
  const clock = { now: 1000 };
  return { clock, gate: new Gate(() => clock.now) };
}

const BUSY = expect.any(TooBusy);

test('lets sixteen through in all, and four to one domain', async () => {
  const { gate } = newGate();
  const { promise, resolve } = Promise.withResolvers<void>();
  const domains = ['a', 'b', 'c', 'd'];
  const held = domains.flatMap((domain) => [1, 2, 3, 4].map(() => gate.pass(domain, () => promise)));
  await expect(gate.pass('e', async () => 'through')).rejects.toEqual(BUSY);
  resolve();
  await Promise.all(held);
  expect(await gate.pass('e', async () => 'through')).toBe('through');
});

test('one domain does not close it to others', async () => {
  const { gate } = newGate();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = [1, 2, 3, 4].map(() => gate.pass('a', () => promise));
  await expect(gate.pass('a', async () => 'through')).rejects.toEqual(BUSY);
  expect(await gate.pass('b', async () => 'through')).toBe('through');
  resolve();
  await Promise.all(held);
});

test('a failure closes it to that domain for half a minute', async () => {
  const { gate, clock } = newGate();
  const fail = () => Promise.reject(new ClavesError('SERVER_UNREACHABLE'));
  await expect(gate.pass('a', fail)).rejects.toThrow('SERVER_UNREACHABLE');
  await expect(gate.pass('a', async () => 'through')).rejects.toEqual(BUSY);
  expect(await gate.pass('b', async () => 'through')).toBe('through');
  clock.now += 30;
  expect(await gate.pass('a', async () => 'through')).toBe('through');
});

test('a clock that is set back opens it', async () => {
  const { gate, clock } = newGate();
  const fail = () => Promise.reject(new ClavesError('SERVER_UNREACHABLE'));
  await expect(gate.pass('a', fail)).rejects.toThrow('SERVER_UNREACHABLE');
  clock.now -= 500;
  expect(await gate.pass('a', async () => 'through')).toBe('through');
});

test('remembers ten thousand domains, and forgets those that are at rest', async () => {
  const { gate, clock } = newGate();
  for (let name = 0; name < 10_000; name++) await gate.pass(String(name), async () => {});
  await expect(gate.pass('one more', async () => 'through')).rejects.toEqual(BUSY);
  expect(await gate.pass('1', async () => 'through')).toBe('through');
  clock.now += 60;
  expect(await gate.pass('one more', async () => 'through')).toBe('through');
});

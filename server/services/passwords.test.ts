import { argon2id } from 'hash-wasm';
import { expect, test } from 'vitest';
import { hashPassword, isAcceptablePassword, isPassword } from './passwords.ts';

test('a password opens its own hash and no other one does', async () => {
  const stored = await hashPassword('correct horse');
  expect(await isPassword('correct horse', stored)).toBe(true);
  expect(await isPassword('correct horse ', stored)).toBe(false);
  expect(await isPassword('', stored)).toBe(false);
  expect(await hashPassword('correct horse')).not.toBe(stored);
});

test('what another implementation of Argon2id stored, with another cost, is read', async () => {
  const salt = new Uint8Array(16).fill(3);
  const cost = { parallelism: 1, iterations: 3, memorySize: 32 * 1024, hashLength: 32 };
  const stored = await argon2id({ password: 'pässword', salt, ...cost, outputType: 'encoded' });
  expect(await isPassword('pässword', stored)).toBe(true);
  expect(await isPassword('password', stored)).toBe(false);
});

test('an unknown name costs the work of a known one, and never opens', async () => {
  const stored = await hashPassword('correct horse');
  const unknown: number[] = [];
  const known: number[] = [];
  for (let round = 0; round < 8; round++) {
    unknown.push(await timeOf(() => isPassword('wrong', null)));
    known.push(await timeOf(() => isPassword('wrong', stored)));
  }
  expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
  expect(await isPassword('', null)).toBe(false);
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test('the event loop runs on meanwhile', async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await hashPassword('correct horse');
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(2);
});

test('a flood of them is refused before any work, known names and unknown ones alike', async () => {
  const stored = await hashPassword('correct horse');
  const asked = Array.from({ length: 100 }, (_, index) => isPassword('wrong', index % 2 ? stored : null));
  const answers = await Promise.allSettled(asked);
  const refused = answers.map(({ status }) => status === 'rejected');
  expect(refused).toEqual([...Array(68).fill(false), ...Array(32).fill(true)]);
  expect(answers.at(-1)).toMatchObject({ reason: { code: 'UNAVAILABLE', details: { retryAfter: 5 } } });
  expect(await isPassword('correct horse', stored)).toBe(true);
}, 60_000);

test.each([
  ['1234567', false],
  ['12345678', false],
  ['QWERTYUIOP', false],
  ['a decent one', true],
  ['ä'.repeat(512), true],
  [`${'ä'.repeat(512)}!`, false],
])('%s may be chosen: %s', (password, acceptable) => {
  expect(isAcceptablePassword(password)).toBe(acceptable);
});

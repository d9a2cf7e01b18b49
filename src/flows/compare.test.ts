import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, replacing } from '../testing/bad-line.ts';
import {
  enrolledProfile,
  loseToken,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { copyProfile } from '../testing/copy-profile.ts';
import { crash, expectSameBytes, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { compareWithServer } from './compare.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { rotate } from './rotate.ts';

const KEY = 'POST /p2core/key/user/@me';
const KEYS = 'GET /p2core/key/user/@me';
const INVENTORY = 'GET /p2core/keypackage/@me';

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeEach(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  ({ ports } = await startBrowser(profile));
});
afterEach(() => server.stop());

async function kindsTold(browser: Ports): Promise<string[]> {
  return (await told(browser)).map(({ kind }) => kind);
}

async function claim(): Promise<void> {
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim((await standing(ports)).session.fid);
}

test('where both agree, the stock is marked and nothing else is done', async () => {
  await claim();
  const before = await serialOf(ports);
  server.exchanges.length = 0;
  expect(await compareWithServer(ports)).toEqual({ isStockKnown: true, finding: 'agreed' });
  expect(server.exchanges.map(({ method }) => method)).toEqual(['GET', 'GET']);
  expect(await serialOf(ports)).toBe(before);
  expect(await told(ports)).toContainEqual({ kind: 'key-packages-claimed', count: 1 });
  const log = await told(ports);
  await compareWithServer(ports);
  expect(await told(ports)).toEqual(log);
});

test('a server without these routes leaves all as it is', async () => {
  const draft = replacing(server.fetch, { route: KEYS, times: 1 }, () => refusal(404, 'NOT_FOUND'));
  const { ports: old } = await startBrowser(profile, {
    fetch: replacing(draft, { route: INVENTORY, times: 1 }, () => refusal(405, 'METHOD_NOT_ALLOWED')),
  });
  const log = await told(ports);
  expect(await compareWithServer(old)).toEqual({ isStockKnown: false, finding: 'not-told' });
  expect(await told(ports)).toEqual(log);
  await expectConsistent(ports);
});

test('an open journey is finished first', async () => {
  const before = await serialOf(ports);
  await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
  await compareWithServer(ports);
  expect(await serialOf(ports)).not.toBe(before);
  expectSameBytes(server.exchanges.filter(({ path }) => path.endsWith('/key/user/@me')));
  await expectConsistent(ports);
});

test('a refused token is said so', async () => {
  await loseToken(server, (await standing(ports)).session.sessionId);
  await expect(compareWithServer(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
});

describe('an old profile put back', () => {
  test('from before a rotation is led to a new key', async () => {
    const old = await copyProfile(profile);
    await rotate(ports);
    const lost = await serialOf(ports);
    const { ports: back } = await startBrowser(old);
    const before = await serialOf(back);
    await compareWithServer(back);
    expect([before, lost]).not.toContain(await serialOf(back));
    await expectConsistent(back);
    expect(await kindsTold(back)).toContain('private-halves-missing');
    expect(await kindsTold(back)).not.toContain('server-restored');
  });

  test('from before a replenishment voids what is on offer without its private half', async () => {
    await claim();
    const old = await copyProfile(profile);
    await replenish(ports);
    const { ports: back } = await startBrowser(old);
    const before = await serialOf(back);
    expect(await compareWithServer(back)).toMatchObject({ finding: 'private-halves-missing' });
    expect(await serialOf(back)).not.toBe(before);
    expect(await told(back)).toContainEqual({ kind: 'private-halves-missing', count: 1 });
    await expectConsistent(back);
  });

  test('from before the last-resort KeyPackage was replaced does the same', async () => {
    const old = await copyProfile(profile);
    await replaceLastResort(ports);
    const { ports: back } = await startBrowser(old);
    await compareWithServer(back);
    expect(await told(back)).toContainEqual({ kind: 'private-halves-missing', count: 1 });
    await expectConsistent(back);
  });

  test('in the middle of a rotation goes on from there', async () => {
    await crash(profile, { at: 'request', number: 2, when: 'before' }, rotate);
    const old = await copyProfile(profile);
    await rotate(ports);
    await rotate(ports);
    const { ports: back } = await startBrowser(old);
    await compareWithServer(back);
    await expectConsistent(back);
  });

  test('is led on once, though two tabs find it at once', async () => {
    const old = await copyProfile(profile);
    await rotate(ports);
    const { ports: one } = await startBrowser(old);
    const { ports: two } = await startBrowser(old);
    server.exchanges.length = 0;
    await Promise.all([compareWithServer(one), compareWithServer(two)]);
    expect(timesSent(server.exchanges, KEY)).toBe(1);
    await compareWithServer(one);
    expect(timesSent(server.exchanges, KEY)).toBe(1);
    await expectConsistent(two);
  });
});

describe('a server restored from a backup', () => {
  test('from before a rotation is led to a new key, never back', async () => {
    const copy = await server.backUp();
    await rotate(ports);
    const lost = await serialOf(ports);
    await server.restore(copy);
    expect(await compareWithServer(ports)).toMatchObject({ finding: 'server-restored' });
    expect(await serialOf(ports)).not.toBe(lost);
    expect((await kindsTold(ports)).filter((kind) => kind === 'server-restored')).toHaveLength(1);
    await expectConsistent(ports);
  });

  test('that offers what it had handed out has it all voided', async () => {
    const copy = await server.backUp();
    await claim();
    await refresh(ports);
    const before = await serialOf(ports);
    await server.restore(copy);
    await compareWithServer(ports);
    expect(await serialOf(ports)).not.toBe(before);
    expect((await kindsTold(ports)).filter((kind) => kind === 'server-restored')).toHaveLength(1);
    await expectConsistent(ports);
  });
});

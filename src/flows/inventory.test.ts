import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import {
  keysIn,
  loseToken,
  newEnrolledBrowser,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { refresh } from './inventory.ts';
import { underLock } from './lock.ts';
import type { KeyPackageRecord, Ports } from './ports.ts';
import { readKeyPackages } from './read-key-packages.ts';
import { readOverview } from './read-overview.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { connect } from './secrets.ts';
import { resumeSignIn } from './sign-in.ts';

const INVENTORY = 'GET /p2core/keypackage/@me';

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  ({ profile, ports } = await newEnrolledBrowser(server));
});
afterAll(() => server.stop());

async function recordsBy(choose: (record: KeyPackageRecord) => boolean): Promise<KeyPackageRecord[]> {
  const { session } = await standing(ports);
  return (await ports.store.keyPackages(session.sessionId)).filter(choose);
}

async function claim(): Promise<void> {
  const { session } = await standing(ports);
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim(session.fid);
}

/** Leaves the last-resort KeyPackage alone, as if all others had been claimed long ago. */
async function emptyPool(): Promise<void> {
  const { session } = await standing(ports);
  const { db } = server.home();
  const row = db.selectFrom('sessions').select('id').where('session_id', '=', session.sessionId);
  await db
    .updateTable('key_packages')
    .set({ handed_out_at: server.home().now() })
    .where('session', '=', row)
    .where('last_resort', '=', 0)
    .execute();
}

test('marks what was claimed, and when', async () => {
  expect(await readOverview(ports)).toMatchObject({ pool: { available: 100, syncedAt: null } });
  await claim();
  await refresh(ports);
  const claimed = await recordsBy(({ state }) => state === 'claimed');
  expect(claimed).toHaveLength(1);
  const now = ports.clock.now();
  expect(now - (claimed[0]?.claimedAt ?? 0)).toBeLessThan(10);
  const { pool, rows } = await readKeyPackages(ports);
  expect(pool).toMatchObject({ available: 99, level: 'good' });
  expect(now - (pool.syncedAt ?? 0)).toBeLessThan(10);
  expect(rows).toHaveLength(101);
});

test('a claim is told even of what a rotation has voided since', async () => {
  await claim();
  await rotate(ports);
  await refresh(ports);
  expect(await recordsBy(({ state }) => state === 'claimed')).toHaveLength(1);
  await expectConsistent(ports);
});

test('replenishing makes up for what was claimed, and says how many', async () => {
  await claim();
  await claim();
  expect(await replenish(ports)).toBe(2);
  expect(await replenish(ports)).toBe(0);
  await expectConsistent(ports);
});

test('a last-resort KeyPackage that was handed out is marked, and replaced with the next replenishing', async () => {
  await emptyPool();
  await claim();
  await refresh(ports);
  expect(await readOverview(ports)).toMatchObject({
    pool: { available: 0, level: 'red' },
    lastResort: { handedOut: true, state: 'available' },
  });
  expect(await replenish(ports)).toBe(100);
  expect(await readOverview(ports)).toMatchObject({ lastResort: { handedOut: false } });
  expect(await recordsBy(({ state }) => state === 'replaced')).toHaveLength(1);
  await expectConsistent(ports);
});

test('a last-resort KeyPackage is replaced when the person wants it', async () => {
  const [before] = await recordsBy(({ kind }) => kind === 'last-resort');
  await replaceLastResort(ports);
  const [old] = await recordsBy(({ ref }) => ref === before?.ref);
  expect(old?.state).toBe('replaced');
  expect(await recordsBy(({ kind }) => kind === 'last-resort')).toHaveLength(2);
  await expectConsistent(ports);
});

test('what was uploaded with nobody hearing of it is found on the server', async () => {
  await claim();
  await crash(profile, { at: 'request', number: 2, when: 'after' }, replenish);
  expect(await recordsBy(({ state }) => state === 'staged')).toHaveLength(1);
  await refresh(ports);
  expect(await recordsBy(({ state }) => state === 'staged')).toHaveLength(0);
  await resume(ports);
  await expectConsistent(ports);
});

test('what the server has no more does not count, and is replaced', async () => {
  const copy = await server.backUp();
  await claim();
  expect(await replenish(ports)).toBe(1);
  await server.restore(copy);
  await refresh(ports);
  expect(await recordsBy(({ state }) => state === 'superseded')).toHaveLength(1);
  // The one that was claimed is on offer again there, but it is spent: here it stays claimed.
  expect(await recordsBy(({ state }) => state === 'claimed')).toHaveLength(1);
  expect(await readOverview(ports)).toMatchObject({ pool: { available: 99 } });
});

test('a server without the route leaves all as it is', async () => {
  const { ports: draft } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: INVENTORY, times: 2 }, () => refusal(404, 'NOT_FOUND')),
  });
  await claim();
  await refresh(draft);
  expect(await readOverview(ports)).toMatchObject({ pool: { available: 100, syncedAt: null } });
  expect(await replenish(draft)).toBe(0);
});

test('what it offers although it was handed out before makes the next replenishing a rotation', async () => {
  const copy = await server.backUp();
  await claim();
  await refresh(ports);
  const before = await serialOf(ports);
  const { session } = await standing(ports);
  await server.restore(copy);
  await refresh(ports);
  expect(await serialOf(ports)).toBe(before);
  expect(await told(ports)).not.toContainEqual({ kind: 'server-restored' });
  const { ports: otherTab } = await startBrowser(profile);
  // Whichever comes second finds it done.
  const [one, two] = await Promise.all([replenish(ports), replenish(otherTab)]);
  expect(Math.max(one, two)).toBe(100);
  const restored = (await told(ports)).filter(({ kind }) => kind === 'server-restored');
  expect(restored).toHaveLength(1);
  expect(await keysIn(ports, 'retired')).toBe(1);
  expect(await serialOf(ports)).not.toBe(before);
  await expectConsistent(ports);
  expect(await replenish(ports)).toBe(0);
  const at = await standing(ports);
  const { available } = await at.dialect.inventory(await connect(at));
  const spent = await recordsBy(({ state }) => state === 'claimed');
  expect(spent).toHaveLength(1);
  expect(available).not.toContain(spent[0]?.ref);
  expect(at.session.sessionId).toBe(session.sessionId);
});

test('a token that was refused is kept where somebody has signed in meanwhile', async () => {
  const { session } = await standing(ports);
  await loseToken(server, session.sessionId);
  const { ports: slow } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: INVENTORY, times: 1 }, async () => {
      await resumeSignIn(ports, { password: PASSWORD });
      return refusal(401, 'UNAUTHORIZED');
    }),
  });
  await refresh(slow);
  expect((await standing(ports)).session.token).not.toBeNull();
  await loseToken(server, session.sessionId);
  await expect(refresh(slow)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  expect((await standing(ports)).session.token).toBeNull();
});

test('nobody who waits for another tab has to', async () => {
  const { session } = await standing(ports);
  const other = Promise.withResolvers<void>();
  const busy = underLock(ports, session, {}, () => other.promise);
  const person = new AbortController();
  const waiting = rotate(ports, { signal: person.signal });
  person.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'STOPPED' });
  other.resolve();
  await busy;
  await expectConsistent(ports);
});

test('a server that cannot be reached is said so, and nothing changes', async () => {
  const { ports: offline, waits } = await startBrowser(profile, {
    fetch: losing(server.fetch, { route: INVENTORY, times: 1 }, 'before'),
  });
  await expect(refresh(offline)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  expect(waits).toEqual([]);
  await expectConsistent(ports);
});

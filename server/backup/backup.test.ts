import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { readGeneration } from '../services/generation-file.ts';
import { openHomeServer } from '../services/open.ts';
import { run } from '../testing/postgresql/databases.ts';
import { DOMAIN, START, startTestServerIn, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKeyPackages,
  putLastResort,
  stock,
  type TestSession,
  upload,
} from '../testing/test-session.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { backUp } from './back-up.ts';
import { type Restored, restore } from './restore.ts';

/** A server that is put back from its backup, and what may be claimed then. */

let place: ThrowawayPlace;
let server: TestServer;
let folder: string;
let alice: TestSession;
let bob: TestSession;
let now = START;

beforeEach(async () => {
  now = START;
  folder = join(await mkdtemp(join(tmpdir(), 'claves-backup-')), 'backup');
  place = await throwawayPlace();
  await start();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(async () => {
  await end();
  await place.remove();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function start(): Promise<void> {
  server = await startTestServerIn({ ...place, remove: async () => {} }, { begin: now });
}

async function end(): Promise<void> {
  await server.close();
}

function putBack({ replace = true, domain = DOMAIN, from = folder } = {}): Promise<Restored> {
  return restore(from, { ...place, domain, replace, now: () => now });
}

/** Ended, put back, and started again a minute later. */
async function lose(): Promise<Restored> {
  await end();
  now += 60;
  const restored = await putBack();
  await start();
  return restored;
}

async function claimed(): Promise<string[]> {
  const { body } = await claim(server, bob, alice.fid);
  const wires = z.array(z.string()).safeParse(body).data ?? [];
  return Promise.all(wires.map((wire) => keyPackageRef(fromBase64(wire))));
}

async function publishLastResort(): Promise<string> {
  const [made] = await makeKeyPackages(server, alice, 1, { lastResort: true });
  await putLastResort(server, alice, made?.keyPackage ?? new Uint8Array());
  return made?.ref ?? '';
}

test('what lay in the backup is not handed out again, but for the last-resort one, until something new comes', async () => {
  const old = await stock(server, alice, 4);
  const lastResort = await publishLastResort();
  const before = await claimed();
  await backUp(place, folder, now);
  const since = [...(await claimed()), ...(await claimed())];
  expect((await lose()).withdrawn).toEqual({ sessions: 1, keyPackages: 3 });
  expect([await claimed(), await claimed()]).toEqual([[lastResort], [lastResort]]);
  expect((await inventoryOf(server, alice)).body).toMatchObject({
    available: [],
    claimed: [{ ref: before[0] }],
  });
  server.clock.now += 1;
  const fresh = (await stock(server, alice, 2)).map(({ ref }) => ref);
  const after = [...(await claimed()), ...(await claimed())];
  expect(after).toEqual(fresh);
  const all = [...before, ...since, ...after];
  expect(new Set(all).size).toBe(all.length);
  expect(old.map(({ ref }) => ref)).toEqual(expect.arrayContaining([...before, ...since]));
});

test('bytes that were claimed since the backup, and come again, are refused', async () => {
  await backUp(place, folder, now);
  now = server.clock.now += 30;
  const made = await makeKeyPackages(server, alice, 3);
  const bytes = made.map(({ keyPackage }) => keyPackage);
  expect((await upload(server, alice, bytes)).status).toBe(201);
  expect(await claimed()).toEqual([made[0]?.ref]);
  await lose();
  // Notes that the token is in use.
  await inventoryOf(server, alice);
  const before = await server.snapshot();
  const again = await upload(server, alice, bytes);
  expect([again.status, again.error, again.index]).toEqual([400, 'KEYPACKAGE_LIFETIME', 0]);
  expect(await server.snapshot()).toBe(before);
  expect(await claimed()).toEqual([]);
});

test('what was made in the second of the restore is refused, one second later it is taken', async () => {
  await backUp(place, folder, now);
  await lose();
  const [same] = await makeKeyPackages(server, alice, 1);
  expect((await upload(server, alice, [same?.keyPackage ?? new Uint8Array()])).error).toBe(
    'KEYPACKAGE_LIFETIME',
  );
  server.clock.now += 1;
  expect((await stock(server, alice, 1)).map(({ ref }) => ref)).toEqual(await claimed());
});

test('bytes that the backup knows are answered as before, and not revived', async () => {
  const old = await stock(server, alice, 2);
  await backUp(place, folder, now);
  await lose();
  const bytes = old.map(({ keyPackage }) => keyPackage);
  expect((await upload(server, alice, bytes)).status).toBe(201);
  expect(await claimed()).toEqual([]);
});

test('a last-resort one that the backup does not know may come again', async () => {
  await backUp(place, folder, now);
  const [made] = await makeKeyPackages(server, alice, 1, { lastResort: true });
  await lose();
  expect((await putLastResort(server, alice, made?.keyPackage ?? new Uint8Array())).status).toBe(204);
  expect(await claimed()).toEqual([made?.ref]);
});

test('a backup is made while the server works, and its owner alone can read it', async () => {
  const made = stock(server, alice, 50);
  await backUp(place, folder, now);
  await made;
  const names = await readdir(folder);
  expect(names).toHaveLength(3);
  for (const name of ['.', ...names]) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  expect(await readdir(join(folder, '..'))).toEqual(['backup']);
});

test('a backup is made in a new folder only', async () => {
  await backUp(place, folder, now);
  await expect(backUp(place, folder, now)).rejects.toThrow(/There is something at .* Nothing was changed\./);
  await expect(backUp(place, '/proc/claves/backup', now)).rejects.toThrow(
    /could not be written to .*backup\./,
  );
});

test('goes into an empty place, with its key', async () => {
  await stock(server, alice, 1);
  await backUp(place, folder, now);
  const other = await throwawayPlace({ empty: true });
  const { aside } = await restore(folder, { ...other, domain: DOMAIN, replace: false, now: () => now });
  expect(aside).toBeNull();
  const home = await openHomeServer({ ...other, domain: DOMAIN, now: () => now });
  expect(home.key.fingerprint).toBe(server.home.key.fingerprint);
  await home.db.destroy();
  await other.remove();
});

test('is refused while a server runs, and over what is there', async () => {
  await backUp(place, folder, now);
  await server.home.db.selectFrom('actors').select('id').execute();
  await expect(putBack()).rejects.toThrow(/A server runs .* Nothing was changed\./);
  await end();
  await expect(putBack({ replace: false })).rejects.toThrow(/--replace/);
  await start();
  expect((await inventoryOf(server, alice)).status).toBe(200);
});

/** Something that keeps the database from being put back. Resolves to what takes it away. */
async function putInTheWay(): Promise<() => Promise<void>> {
  const { dataDir, databaseUrl } = place;
  if (databaseUrl === null) {
    const part = join(dataDir, 'claves.db.part');
    await mkdir(part);
    return () => rm(part, { recursive: true });
  }
  await run(databaseUrl, 'alter table restores rename to elsewhere; create view restores as select 1 as x');
  return () => run(databaseUrl, 'drop view restores; alter table elsewhere rename to restores');
}

test('leaves all as it was where it fails', async () => {
  const [waiting] = await stock(server, alice, 1);
  await backUp(place, folder, now);
  await end();
  const files = await readdir(place.dataDir);
  const takeAway = await putInTheWay();
  await expect(putBack()).rejects.toThrow(/What was there before is/);
  await takeAway();
  const left = (await readdir(place.dataDir)).filter((name) => name !== 'server.lock');
  expect(left).toEqual([...files, 'generation'].sort());
  await start();
  expect(await readGeneration(place.dataDir)).toBeNull();
  expect(await claimed()).toEqual([waiting?.ref]);
});

test('that this version cannot open says that it is in its place, and another one can follow', async () => {
  const sound = join(folder, '..', 'sound');
  await backUp(place, sound, now);
  await server.home.db.insertInto('migrations').values({ number: 999, applied_at: now }).execute();
  await backUp(place, folder, now);
  await end();
  await expect(putBack()).rejects.toThrow(/in its place, but .* lies in DATA_DIR under the name replaced_/);
  now += 60;
  await putBack({ from: sound });
  await start();
});

test('keeps what was there beside', async () => {
  await backUp(place, folder, now);
  const { aside } = await lose();
  expect(aside).toMatch(/^replaced_\d{17}$/);
  expect((await readdir(join(place.dataDir, aside ?? ''))).length).toBeGreaterThan(0);
  await end();
  now += 60;
  expect((await putBack()).aside).not.toBe(aside);
  await start();
});

test('of another domain, of another key or of nothing is refused', async () => {
  await backUp(place, folder, now);
  await end();
  await expect(putBack({ domain: 'example.org' })).rejects.toThrow(/DOMAIN is example\.org/);
  await expect(putBack({ from: join(folder, 'nothing') })).rejects.toThrow(/there is no backup/);
  const [key = ''] = (await readdir(folder)).filter((name) => name.startsWith('server-key.'));
  await rm(join(folder, key));
  await expect(putBack()).rejects.toThrow(/key file is missing/);
  await start();
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, inventoryOf, stock, type TestSession } from '../testing/test-session.ts';
import { markGeneration, raiseGeneration } from './generation.ts';
import { readGeneration } from './generation-file.ts';
import type { HomeServer } from './home-server.ts';

/** How a database that was put back by other means than ours is noticed. */

let server: TestServer;
let alice: TestSession;
/** The data folder of a second process. */
let second: string;

beforeEach(async () => {
  server = await startTestServer();
  second = await mkdtemp(join(tmpdir(), 'claves-second-'));
  alice = await enrol(server, 'alice');
  await stock(server, alice, 3);
});

afterEach(async () => {
  await server.close();
  await rm(second, { recursive: true });
});

/** As a process does at its start. Resolves to how many were withdrawn; null where nothing is amiss. */
async function start(dataDir = server.dataDir): Promise<number | null> {
  const home: HomeServer = { ...server.home, dataDir };
  const { withdrawn } = await raiseGeneration(home, await readGeneration(dataDir));
  return withdrawn?.keyPackages ?? null;
}

/** The database as it was so many starts ago, as far as that can be told. */
async function putBack(starts: number): Promise<void> {
  await server.home.db
    .updateTable('generations')
    .set(({ eb }) => ({ number: eb('number', '-', starts) }))
    .execute();
}

async function available(): Promise<number> {
  const { body } = await inventoryOf(server, alice);
  return body instanceof Object && 'available' in body && Array.isArray(body.available)
    ? body.available.length
    : -1;
}

test('start after start, nothing is amiss', async () => {
  for (let count = 0; count < 4; count++) expect(await start()).toBeNull();
  expect(await available()).toBe(3);
});

test('an older database withdraws its stock, once', async () => {
  for (let count = 0; count < 3; count++) await start();
  await putBack(1);
  expect(await start()).toBe(3);
  expect(await available()).toBe(0);
  server.clock.now += 1;
  await stock(server, alice, 2);
  expect(await start()).toBeNull();
  expect(await available()).toBe(2);
});

test('one mark is enough, for folders too that have seen more than the first that notices', async () => {
  await start();
  for (let count = 0; count < 5; count++) await start(second);
  await putBack(6);
  expect(await start()).toBe(3);
  server.clock.now += 1;
  await stock(server, alice, 2);
  expect(await start(second)).toBeNull();
  // The same backup once more, which now the other folder notices first.
  await server.home.db.updateTable('generations').set({ number: 0 }).execute();
  server.clock.now += 60;
  expect(await start(second)).toBe(2);
  expect(await start()).toBeNull();
});

test('what a person has marked is not marked again at the next start', async () => {
  for (let count = 0; count < 3; count++) await start();
  await putBack(2);
  expect((await markGeneration(server.home, null)).withdrawn.keyPackages).toBe(3);
  server.clock.now += 1;
  await stock(server, alice, 2);
  expect(await start()).toBeNull();
  expect(await available()).toBe(2);
});

test('a process that runs meanwhile notices it too', async () => {
  const { generation } = await raiseGeneration(server.home, null);
  await putBack(1);
  expect((await raiseGeneration(server.home, generation)).withdrawn).toEqual({ sessions: 1, keyPackages: 3 });
});

test('processes with folders of their own raise no alarm between them', async () => {
  for (const folder of [server.dataDir, second, second, server.dataDir, second]) {
    expect(await start(folder)).toBeNull();
  }
});

test('many starts at once raise none either', async () => {
  const starts = Array.from({ length: 8 }, (_, index) => start(index % 2 === 0 ? second : server.dataDir));
  expect(await Promise.all(starts)).toEqual(Array(8).fill(null));
  expect((await readdir(second)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a folder that knew another database raises none', async () => {
  const other = await startTestServer();
  for (let count = 0; count < 5; count++) await raiseGeneration({ ...other.home, dataDir: second }, null);
  await other.close();
  expect(await start(second)).toBeNull();
});

test('a damaged file is passed over, and written anew', async () => {
  await start();
  await writeFile(join(server.dataDir, 'generation'), '{"database":');
  expect(await start()).toBeNull();
  expect(await readGeneration(server.dataDir)).toMatchObject({ number: 2 });
});

test('a folder that takes no file keeps no server from starting', async () => {
  expect(await start(join(second, 'nowhere'))).toBeNull();
});

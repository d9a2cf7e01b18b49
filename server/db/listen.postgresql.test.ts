import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { run } from '../testing/postgresql/databases.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { listen } from './listen.ts';
import { notify } from './notify.ts';
import { transact } from './transact.ts';

let server: TestServer;
let url: string;
let heard: string[];
let listenings: number;
let listening: ReturnType<typeof listen>;

beforeEach(async () => {
  server = await startTestServer();
  url = server.databaseUrl ?? '';
  heard = [];
  listenings = 0;
  listening = listen(url, {
    onPayload: (payload) => heard.push(payload),
    onListening: () => {
      listenings += 1;
    },
  });
  await expect.poll(() => listenings).toBe(1);
});

afterEach(async () => {
  await listening.close();
  await server.close();
});

const say = (payload: string) => transact(server.home.db, (tx) => notify(tx, payload));

test('what is said is heard once it is committed, and not where it never is', async () => {
  const undone = transact(server.home.db, async (tx) => {
    await notify(tx, 'undone');
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await say('done');
  await expect.poll(() => heard, { timeout: 1_000 }).toEqual(['done']);
});

test('a connection that is lost is opened again, and tells that something may have been missed', async () => {
  const lose = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'claves gateway'`;
  for (const count of [2, 3]) {
    await run(url, lose);
    await expect.poll(() => listenings, { timeout: 5_000 }).toBe(count);
    await say(`after ${count}`);
    await expect.poll(() => heard.at(-1)).toBe(`after ${count}`);
  }
});

test('a database that lets nobody in is tried again until it does', async () => {
  const name = new URL(url).pathname.slice(1);
  const admin = inject('postgresql') ?? '';
  await run(admin, `alter database ${name} allow_connections false`);
  await run(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  await wait(1_500);
  expect(listenings).toBe(1);
  await run(admin, `alter database ${name} allow_connections true`);
  await expect.poll(() => listenings, { timeout: 10_000 }).toBe(2);
});

test('a database that is gone keeps nobody from closing', async () => {
  await run(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await listening.close();
});

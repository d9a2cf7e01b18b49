import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { makeDatabase, run } from '../testing/postgresql/databases.ts';
import { type PostgresqlServer, startPostgresqlServer } from '../testing/postgresql/server.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { openDatabase } from './open.ts';
import { openPostgresql } from './open-postgresql.ts';
import type { Database } from './schema.ts';
import { transact } from './transact.ts';

/** What is only so on PostgreSQL. */

const UNAVAILABLE = { code: 'UNAVAILABLE', details: { retryAfter: 5 } };
const alice = { local_name: 'alice', password_hash: '', created_at: 1 };
const SERVER = inject('postgresql') ?? '';

function count(db: Database) {
  return db
    .selectFrom('actors')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst();
}

function changed(url: string, change: (url: URL) => void): string {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
}

describe('an open database', () => {
  let place: ThrowawayPlace;
  let url: string;
  let db: Database;

  beforeEach(async () => {
    place = await throwawayPlace({ empty: true });
    url = place.databaseUrl ?? '';
    db = await openDatabase(place, 1000);
  });

  afterEach(async () => {
    await db.destroy();
    await place.remove();
  });

  test('opened by several at once the first time has each migration once', async () => {
    const empty = await makeDatabase(SERVER, { empty: true });
    const opened = await Promise.all([1, 2, 3].map((now) => openPostgresql(empty, now)));
    const rows = await opened[0]?.selectFrom('migrations').select('number').execute();
    expect(rows).toHaveLength(MIGRATIONS.length);
    for (const each of opened) await each.destroy();
  });

  /** What a connection has that is made now, by way of this URL. */
  async function settings(by: string): Promise<unknown> {
    const other = await openPostgresql(by, 1000);
    const setting = (name: string) => sql<string>`current_setting(${sql.lit(name)})`;
    const row = await other
      .selectNoFrom([
        setting('synchronous_commit').as('commit'),
        setting('transaction_isolation').as('isolation'),
        setting('work_mem').as('memory'),
      ])
      .executeTakeFirst();
    await other.destroy();
    return row;
  }

  test.each(['off', 'local'])(
    'puts each commit on the disk and reads what is committed, whatever its defaults are: %s',
    async (commit) => {
      const name = new URL(url).pathname.slice(1);
      await run(url, `alter database ${name} set synchronous_commit = ${commit}`);
      await run(url, `alter database ${name} set default_transaction_isolation = 'serializable'`);
      await run(url, `alter database ${name} set work_mem = '5MB'`);
      const right = { commit: 'on', isolation: 'read committed', memory: '5MB' };
      expect(await settings(url)).toEqual(right);
      expect(await settings(`${url}?options=-c%20work_mem%3D6MB`)).toEqual({ ...right, memory: '6MB' });
      const worse = `-c synchronous_commit=${commit} -c default_transaction_isolation=serializable`;
      expect(await settings(`${url}?options=${encodeURIComponent(worse)}`)).toEqual(right);
    },
  );

  test('leaves it as it is where commits wait for more than the disk', async () => {
    await run(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = remote_apply`);
    expect(await settings(url)).toMatchObject({ commit: 'remote_apply' });
  });

  test('reads bytes however PostgreSQL writes them', async () => {
    await run(url, `alter database ${new URL(url).pathname.slice(1)} set bytea_output = escape`);
    const other = await openPostgresql(url, 1000);
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const row = { hash: bytes, created_at: 1, used_at: null, used_by: null };
    await other.insertInto('invitations').values(row).execute();
    const read = await other.selectFrom('invitations').select('hash').executeTakeFirst();
    await other.destroy();
    expect(read?.hash).toEqual(bytes);
    expect(read?.hash.constructor).toBe(Uint8Array);
  });

  test('survives that its connections are ended, idle or in a transaction, and serves again', async () => {
    const others = `datname = '${new URL(url).pathname.slice(1)}'`;
    const kick = () => run(SERVER, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    await Promise.all([count(db), count(db), count(db)]);
    await kick();
    await expect.poll(() => count(db).catch(() => null)).toEqual({ count: 0 });
    const work = transact(db, async (tx) => {
      await tx.insertInto('actors').values(alice).execute();
      await kick();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx
        .insertInto('actors')
        .values({ ...alice, local_name: 'bob' })
        .execute();
    });
    await expect(work).rejects.toMatchObject(UNAVAILABLE);
    await expect.poll(() => count(db).catch(() => null)).toEqual({ count: 0 });
  });

  test('does not wait for a lock for ever', async () => {
    await db.insertInto('actors').values(alice).execute();
    await transact(db, async (tx) => {
      await tx.selectFrom('actors').select('id').forUpdate().execute();
      const other = transact(db, (waiting) =>
        waiting.selectFrom('actors').select('id').forUpdate().execute(),
      );
      await expect(other).rejects.toMatchObject(UNAVAILABLE);
    });
  });
});

describe('a server that is away', () => {
  let server: PostgresqlServer | null;

  beforeAll(async () => {
    server = await startPostgresqlServer();
  });

  afterAll(() => server?.remove());

  test('is UNAVAILABLE while it is, and is found again without a restart of ours', async () => {
    const db = await openPostgresql(server?.url ?? '', 1000);
    await db.insertInto('actors').values(alice).execute();
    await server?.stop();
    await expect(count(db)).rejects.toMatchObject(UNAVAILABLE);
    await expect(transact(db, count)).rejects.toMatchObject(UNAVAILABLE);
    await server?.start();
    await expect.poll(() => count(db).catch(() => null)).toEqual({ count: 1 });
    await db.destroy();
  });
});

describe('a database that cannot be opened is told in a sentence without the password', () => {
  async function refusal(url: string): Promise<string> {
    const error = await openPostgresql(url, 1000).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartError);
    const { password } = new URL(url);
    expect(JSON.stringify([String(error), error])).not.toContain(password);
    return String(error);
  }

  test('nobody answers', async () => {
    const url = 'postgres://me:hunter2@127.0.0.1:1/claves';
    expect(await refusal(url)).toMatch(/The database 127\.0\.0\.1:1\/claves does not answer\. Nothing was/);
  });

  test.each(['require', 'verify-full', 'no-verify'])('no TLS there, but sslmode=%s', async (mode) => {
    const url = `${SERVER}?sslmode=${mode}`;
    expect(await refusal(url)).toMatch(
      /There is no TLS connection to the database 127\.0\.0\.1:\d+\/postgres, which/,
    );
  });

  test.each(['connects', 'talks'])('TLS is asked for, and nobody %s', async (what) => {
    const deaf = createServer().listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const { port } = deaf.address() as AddressInfo;
    if (what === 'connects') deaf.close();
    const url = `postgres://me:hunter2@127.0.0.1:${port}/claves?sslmode=verify-full`;
    expect(await refusal(url)).toContain(`The database 127.0.0.1:${port}/claves does not answer.`);
    deaf.close();
  });

  test('a certificate that is not there', async () => {
    expect(await refusal(`${SERVER}?sslcert=/nope/x`)).toContain('sslrootcert cannot be read. Nothing was');
  });

  test('a wrong password', async () => {
    const url = changed(SERVER, (it) => {
      it.password = 'hunter2';
    });
    expect(await refusal(url)).toMatch(
      /PostgreSQL refuses to open the database 127\.0\.0\.1:\d+\/postgres\./,
    );
  });

  test('no such database', async () => {
    const url = changed(SERVER, (it) => {
      it.pathname = '/nowhere';
    });
    expect(await refusal(url)).toMatch(/PostgreSQL refuses to open the database 127\.0\.0\.1:\d+\/nowhere\./);
  });

  test('a user who may not make tables', async () => {
    const url = await makeDatabase(SERVER, { empty: true });
    await run(url, 'revoke create on schema public from public');
    await run(url, "create role guest login password 'hunter2'");
    const asGuest = changed(url, (it) => Object.assign(it, { username: 'guest', password: 'hunter2' }));
    expect(await refusal(asGuest)).toMatch(
      /The user in DATABASE_URL may not make tables in the database 127/,
    );
  });
});

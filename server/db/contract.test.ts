import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { Collision, UniqueViolation } from './errors.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { openDatabase } from './open.ts';
import type { Database, Tx } from './schema.ts';
import { transact } from './transact.ts';

/** What a database has to do for the services, whichever it is. */

const actor = { local_name: 'alice', password_hash: '', created_at: 1 };

let place: ThrowawayPlace;
let db: Database;

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
  db = await openDatabase(place, 1000);
});

afterEach(async () => {
  await db.destroy();
  await place.remove();
});

function names(): Promise<{ local_name: string }[]> {
  return db.selectFrom('actors').select('local_name').orderBy('id').execute();
}

async function addActor(into: Database | Tx = db, local_name = 'alice'): Promise<number> {
  const row = { ...actor, local_name };
  return (await into.insertInto('actors').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

describe('values', () => {
  test('come back as they were given: text, numbers, bytes, nothing', async () => {
    const id = await addActor();
    const text = `" ' \\ % ? $1 ä 💙 \n ${'x'.repeat(100_000)}`;
    const session = { actor: id, session_id: text, created_at: Number.MAX_SAFE_INTEGER, revoked_at: null };
    await db.insertInto('sessions').values(session).execute();
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([{ id: 1, ...session }]);
    const hash = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    for (const bytes of [hash, new Uint8Array(0)]) {
      await db
        .insertInto('tokens')
        .values({ hash: bytes, session: 1, created_at: 1, last_used_at: 1 })
        .execute();
      const found = db.selectFrom('tokens').select('hash').where('hash', '=', bytes);
      expect((await found.execute()).map((row) => row.hash)).toStrictEqual([bytes]);
    }
  });

  test('are counted in numbers', async () => {
    await addActor();
    const counted = db.selectFrom('actors').select(({ fn }) => fn.countAll<number>().as('count'));
    expect(await counted.executeTakeFirst()).toEqual({ count: 1 });
  });

  test('rows are numbered in the order of their making, from 1', async () => {
    expect([await addActor(db, 'a'), await addActor(db, 'b'), await addActor(db, 'c')]).toEqual([1, 2, 3]);
  });
});

describe('errors', () => {
  test('a second row of the same name, and the same key', async () => {
    await addActor();
    await expect(addActor()).rejects.toThrow(UniqueViolation);
    const again = { id: 1, ...actor, local_name: 'bob' };
    await expect(db.insertInto('actors').values(again).execute()).rejects.toThrow(UniqueViolation);
  });

  test('a reference to nothing', async () => {
    const orphan = { actor: 7, session_id: 's', created_at: 1, revoked_at: null };
    await expect(db.insertInto('sessions').values(orphan).execute()).rejects.toThrow(/foreign key/i);
  });

  test('a mistake in a statement stays what it is', async () => {
    const mistake = sql`select nonsense`.execute(db);
    await expect(mistake).rejects.not.toBeInstanceOf(ProtocolError);
    await expect(mistake).rejects.toThrow(/nonsense/);
  });
});

describe('transactions', () => {
  test('leave nothing behind when they throw', async () => {
    const work = transact(db, async (tx) => {
      await addActor(tx);
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await names()).toEqual([]);
  });

  test('lose no update of a row that they lock, though each waits in its middle', async () => {
    const id = await addActor();
    const count = () =>
      transact(db, async (tx) => {
        const row = tx.selectFrom('actors').select('created_at').where('id', '=', id).forUpdate();
        const { created_at } = await row.executeTakeFirstOrThrow();
        await new Promise((resolve) => setTimeout(resolve, 2));
        await tx
          .updateTable('actors')
          .set({ created_at: created_at + 1 })
          .where('id', '=', id)
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, count));
    expect(await db.selectFrom('actors').select('created_at').execute()).toEqual([{ created_at: 21 }]);
  });

  test('that add the same row run again, and then find it', async () => {
    const found: string[] = [];
    const addOnce = () =>
      transact(db, async (tx) => {
        const known = await tx.selectFrom('actors').select('id').where('local_name', '=', 'alice').execute();
        await new Promise((resolve) => setTimeout(resolve, 5));
        found.push(known.length > 0 ? 'found' : 'tried');
        if (known.length === 0) await addActor(tx);
      });
    await Promise.all(Array.from({ length: 8 }, addOnce));
    expect(found.filter((each) => each === 'found').length).toBe(7);
    expect(await names()).toHaveLength(1);
  });

  test('that wait for each other run again, and both come to their end', async () => {
    for (const name of ['a', 'b']) await addActor(db, name);
    const touchBoth = (order: readonly string[]) =>
      transact(db, async (tx) => {
        for (const name of order) {
          await tx
            .updateTable('actors')
            .set(({ eb }) => ({ created_at: eb('created_at', '+', 1) }))
            .where('local_name', '=', name)
            .execute();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
    await Promise.all([touchBoth(['a', 'b']), touchBoth(['b', 'a'])]);
    const rows = await db.selectFrom('actors').select('created_at').execute();
    expect(rows).toEqual([{ created_at: 3 }, { created_at: 3 }]);
  });

  test('give up after four tries, and a client is told to come again', async () => {
    let tries = 0;
    const collide = (error: Error) => {
      tries = 0;
      return transact(db, async () => {
        tries++;
        throw error;
      });
    };
    await expect(collide(new Collision(null))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(tries).toBe(4);
    await expect(collide(new UniqueViolation())).rejects.toThrow(UniqueViolation);
    expect(tries).toBe(4);
    await expect(collide(new ProtocolError('KEY_IN_USE'))).rejects.toMatchObject({ code: 'KEY_IN_USE' });
    expect(tries).toBe(1);
  });
});

describe('opening', () => {
  test('again keeps what is there and applies nothing twice', async () => {
    await addActor();
    await db.destroy();
    db = await openDatabase(place, 2000);
    expect(await names()).toHaveLength(1);
    const applied = await db.selectFrom('migrations').selectAll().orderBy('number').execute();
    expect(applied).toEqual(MIGRATIONS.map((_, index) => ({ number: index + 1, applied_at: 1000 })));
  });

  test('refuses a database of a newer version', async () => {
    await db.insertInto('migrations').values({ number: 999, applied_at: 1 }).execute();
    await expect(openDatabase(place, 1000)).rejects.toThrow(/newer version of this server/);
  });
});

import { Pool } from 'pg';
import type { BareDatabase } from './bare-database.ts';

/** As many connections as the home server opens. */
const CONNECTIONS = 10;

const FIND_SESSION =
  'select sessions.id from sessions join actors on actors.id = actor where local_name = $1';

/** One statement for all rows, which pg sends in one round trip: an array for each column that differs. */
const STORE = `
  with uploaded as (
    select * from unnest($3::text[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bytea[], $8::bytea[])
      as row (ref, bytes, not_before, not_after, first_key, second_key)
  ), stored as (
    insert into key_packages (session, ref, last_resort, key_package, not_before, not_after, uploaded_at)
      select $1, ref, 0, bytes, not_before, not_after, $2 from uploaded
      returning id, ref
  )
  insert into hpke_keys (public_key, key_package)
    select unnest(array[first_key, second_key]), id from uploaded join stored using (ref)`;

const CLAIM = `
  update key_packages set handed_out_at = $2 where id = (
    select id from key_packages
    where session = $1 and last_resort = 0 and voided_at is null and handed_out_at is null
      and not_before <= $2 and not_after > $2
    order by id limit 1 for update skip locked
  ) returning key_package`;

export function openBarePostgresql(url: string): BareDatabase {
  const options = '-c synchronous_commit=on';
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, options });
  return {
    async sessionOf(username) {
      const { rows } = await pool.query<{ id: string }>(FIND_SESSION, [username]);
      return Number(rows[0]?.id);
    },
    async store(session, keyPackages, now) {
      const column = <T>(of: (each: (typeof keyPackages)[number]) => T): T[] => keyPackages.map(of);
      await pool.query(STORE, [
        session,
        now,
        column(({ ref }) => ref),
        column(({ bytes }) => bytes),
        column(({ notBefore }) => notBefore),
        column(({ notAfter }) => notAfter),
        column(({ hpkeKeys }) => hpkeKeys[0]),
        column(({ hpkeKeys }) => hpkeKeys[1]),
      ]);
    },
    async claim(session, now) {
      const { rows } = await pool.query<{ key_package: Buffer }>(CLAIM, [session, now]);
      if (!rows[0]) throw new Error('no KeyPackage is left');
      return rows[0].key_package;
    },
    close: () => pool.end(),
  };
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BareDatabase } from './bare-database.ts';

const PRAGMAS = 'pragma synchronous = full; pragma foreign_keys = on;';

/** The database in this data folder; its server has put it into WAL mode. */
export function openBareSqlite(dataDir: string): BareDatabase {
  const database = new DatabaseSync(join(dataDir, 'claves.db'), { timeout: 2000 });
  database.exec(PRAGMAS);
  const findSession = database.prepare(
    'select sessions.id from sessions join actors on actors.id = actor where local_name = ?',
  );
  const insert = database.prepare(
    `insert into key_packages (session, ref, last_resort, key_package, not_before, not_after, uploaded_at)
      values (?, ?, 0, ?, ?, ?, ?)`,
  );
  const insertKey = database.prepare('insert into hpke_keys (public_key, key_package) values (?, ?)');
  const claim = database.prepare(
    `update key_packages set handed_out_at = :now where id = (
      select id from key_packages
      where session = :session and last_resort = 0 and voided_at is null and handed_out_at is null
        and not_before <= :now and not_after > :now
      order by id limit 1
    ) returning key_package`,
  );
  return {
    sessionOf: async (username) => Number(findSession.get(username)?.['id']),
    async store(session, keyPackages, now) {
      database.exec('begin immediate');
      for (const { ref, bytes, notBefore, notAfter, hpkeKeys } of keyPackages) {
        const { lastInsertRowid } = insert.run(session, ref, bytes, notBefore, notAfter, now);
        for (const key of hpkeKeys) insertKey.run(key, lastInsertRowid);
      }
      database.exec('commit');
    },
    async claim(session, now) {
      const keyPackage = claim.get({ now, session })?.['key_package'];
      if (!(keyPackage instanceof Uint8Array)) throw new Error('no KeyPackage is left');
      return keyPackage;
    },
    close: async () => database.close(),
  };
}

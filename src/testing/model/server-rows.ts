import type { Serial, SessionId, UnixSeconds } from '../../protocol/terms.ts';
import { POOL, type Start } from './start.ts';

/** A KeyPackage as the server's own database tells of it. */
export type KeyPackageRow = Awaited<ReturnType<typeof keyPackageRows>>[number];

/** All KeyPackages that the server has of all our sessions and everybody else's. */
export function keyPackageRows({ server }: Start) {
  return server
    .home()
    .db.selectFrom('key_packages')
    .innerJoin('sessions', 'sessions.id', 'key_packages.session')
    .select(['session_id', 'ref', 'last_resort', 'not_after', 'handed_out_at', 'voided_at'])
    .execute();
}

/** Of the ID-Cert that the server holds as a session's current one. */
export async function serialOnServer({ server }: Start, sessionId: SessionId): Promise<Serial | undefined> {
  const row = await server
    .home()
    .db.selectFrom('id_certs')
    .innerJoin('sessions', 'sessions.id', 'id_certs.session')
    .select('serial')
    .where('session_id', '=', sessionId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return row?.serial as Serial | undefined;
}

/** Can so many of a session's be claimed at `now` as the pool is to hold? */
export function isPoolFull(rows: readonly KeyPackageRow[], sessionId: SessionId, now: UnixSeconds): boolean {
  const waiting = rows.filter(
    (row) =>
      row.session_id === sessionId &&
      row.last_resort === 0 &&
      row.handed_out_at === null &&
      row.voided_at === null &&
      row.not_after > now,
  );
  return waiting.length >= POOL;
}

/** The reference of the last-resort KeyPackage that serves a session. */
export function lastResortOf(rows: readonly KeyPackageRow[], sessionId: SessionId): string | undefined {
  return rows.find((row) => row.session_id === sessionId && row.last_resort === 1 && row.voided_at === null)
    ?.ref;
}

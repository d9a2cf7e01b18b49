import { ProtocolError } from '../../src/protocol/errors.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import { readActor } from './actors.ts';
import type { HomeServer } from './home-server.ts';

/**
 * Hands out one KeyPackage, TLS-serialised, per session of an actor, the caller's own left out (promises 3 and 4 of
 * section 8). Each goes out once: the answer leaves after the commit, and what is lost on the way stays claimed.
 * Throws as `readActor` does, then NO_KEYPACKAGE.
 */
export function claim(home: HomeServer, caller: Caller, fid: string): Promise<Uint8Array[]> {
  return home.db.transaction().execute(async (tx) => {
    const actor = await readActor(home, tx, fid);
    const now = home.now();
    const handedOut: Uint8Array[] = [];
    for (const session of await reachableSessions(tx, actor.id, now)) {
      if (session === caller.sessionRowId) continue;
      const keyPackage = (await takeOldest(tx, session, now)) ?? (await takeLastResort(tx, session, now));
      if (keyPackage) handedOut.push(keyPackage);
    }
    if (handedOut.length === 0) throw new ProtocolError('NO_KEYPACKAGE');
    return handedOut;
  });
}

/** Those that have not ended and whose ID-Cert still holds. */
async function reachableSessions(tx: Tx, actor: number, now: UnixSeconds): Promise<number[]> {
  const rows = await tx
    .selectFrom('sessions')
    .innerJoin('id_certs', 'id_certs.session', 'sessions.id')
    .select('sessions.id')
    .where('actor', '=', actor)
    .where('sessions.revoked_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('sessions.id')
    .execute();
  return rows.map(({ id }) => id);
}

async function takeOldest(tx: Tx, session: number, now: UnixSeconds): Promise<Uint8Array | undefined> {
  const oldest = await servable(tx, session, now)
    .where('last_resort', '=', 0)
    .where('handed_out_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (oldest) await markHandedOut(tx, oldest.id, now);
  return oldest?.key_package;
}

/** Stays where it is; the first time is noted. */
async function takeLastResort(tx: Tx, session: number, now: UnixSeconds): Promise<Uint8Array | undefined> {
  const found = await servable(tx, session, now).where('last_resort', '=', 1).executeTakeFirst();
  if (found && found.handed_out_at === null) await markHandedOut(tx, found.id, now);
  return found?.key_package;
}

function servable(tx: Tx, session: number, now: UnixSeconds) {
  return tx
    .selectFrom('key_packages')
    .select(['id', 'key_package', 'handed_out_at'])
    .where('session', '=', session)
    .where('voided_at', 'is', null)
    .where('not_before', '<=', now)
    .where('not_after', '>', now);
}

async function markHandedOut(tx: Tx, id: number, now: UnixSeconds): Promise<void> {
  await tx.updateTable('key_packages').set({ handed_out_at: now }).where('id', '=', id).execute();
}

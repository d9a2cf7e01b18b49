import { ProtocolError } from '../../src/protocol/errors.ts';
import { FOREIGN_BELIEF, TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { parseFid, parseSessionId, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, ForeignSessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { ForeignCaller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { checkToken, hashOf, revoked } from './tokens.ts';

/** Seconds for which the client of a session that ended is told why. */
const REMEMBERED = 7 * 24 * 60 * 60;

/** Which actor of another server a token belongs to, or null. Throws TOKEN_EXPIRED or SESSION_REVOKED. */
export async function findForeignCaller(home: HomeServer, token: string): Promise<ForeignCaller | null> {
  const { db, now } = home;
  const session = await ofToken(db, hashOf(token));
  if (!session) return null;
  if (checkToken(session, now()) === 'to be noted') {
    const used = { last_used_at: now() };
    await db.updateTable('foreign_sessions').set(used).where('id', '=', session.id).execute();
  }
  return callerOf(session);
}

/**
 * How whatever writes for a foreign session begins: its row is locked, and its token is good still. Throws UNAUTHORIZED
 * or SESSION_REVOKED, and what `transact` throws.
 */
export function transactAsForeign<T>(
  { db }: HomeServer,
  caller: ForeignCaller,
  work: (tx: Tx, session: ForeignSessionRow) => Promise<T>,
): Promise<T> {
  return transact(db, async (tx) => {
    await tx
      .selectFrom('foreign_sessions')
      .select('id')
      .where('id', '=', caller.sessionRowId)
      .forUpdate()
      .execute();
    return work(tx, await expectForeignStanding(tx, caller));
  });
}

/** Its row, as it is now. Throws UNAUTHORIZED or SESSION_REVOKED. */
export async function expectForeignStanding(
  db: Database | Tx,
  { tokenHash }: ForeignCaller,
): Promise<ForeignSessionRow> {
  const session = await ofToken(db, tokenHash);
  if (!session) throw new ProtocolError('UNAUTHORIZED');
  if (session.revoked_at !== null) throw revoked();
  return session;
}

/** Ends the caller's session on this server; at home it goes on. */
export function revokeForeign(home: HomeServer, caller: ForeignCaller): Promise<void> {
  return transactAsForeign(home, caller, (tx) =>
    updateForeignSession(tx, caller.sessionRowId, { revoked_at: home.now() }),
  );
}

export async function updateForeignSession(
  tx: Tx,
  id: number,
  changes: Partial<Omit<ForeignSessionRow, 'id' | 'fid' | 'session_id'>>,
): Promise<void> {
  await tx.updateTable('foreign_sessions').set(changes).where('id', '=', id).execute();
}

/** Sessions that ended a week ago, by revocation or because nobody used them: whoever comes with their token is unknown. */
export async function forgetEnded({ db, now }: HomeServer): Promise<void> {
  const ended = now() - REMEMBERED;
  await db
    .deleteFrom('foreign_sessions')
    .where(({ eb, or }) =>
      or([eb('revoked_at', '<', ended), eb('last_used_at', '<', ended - TOKEN_IDLE_LIFETIME)]),
    )
    .execute();
}

/** Until then the ID-Cert is believed without asking its home server again. */
export function cachedUntil({ fetched_at, expires_at }: ForeignSessionRow): UnixSeconds {
  return Math.min(fetched_at + FOREIGN_BELIEF, expires_at);
}

function ofToken(db: Database | Tx, hash: Uint8Array): Promise<ForeignSessionRow | undefined> {
  return db.selectFrom('foreign_sessions').selectAll().where('token_hash', '=', hash).executeTakeFirst();
}

function callerOf({ id, fid: name, session_id, token_hash: tokenHash }: ForeignSessionRow): ForeignCaller {
  const [fid, sessionId] = [parseFid(name), parseSessionId(session_id)];
  if (!fid || !sessionId) throw new Error('the database holds a name that is none');
  return { isForeign: true, tokenHash, sessionRowId: id, fid, sessionId };
}

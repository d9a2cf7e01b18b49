import { createHash, randomBytes } from 'node:crypto';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { parseFid, parseSessionId, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';

/** How far `last_used_at` may lag, so that reading does not write each time. */
const TOUCH_INTERVAL = 60;

export interface NewToken {
  readonly token: string;
  readonly hash: Uint8Array;
}

/** 256 random bits; the database learns the hash alone. */
export function makeToken(): NewToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** A new token. The session's older tokens end. */
export async function replaceToken(tx: Tx, session: number, now: number): Promise<string> {
  const { token, hash } = makeToken();
  await tx.deleteFrom('tokens').where('session', '=', session).execute();
  await tx.insertInto('tokens').values({ hash, session, created_at: now, last_used_at: now }).execute();
  return token;
}

/** Which actor of this server a token belongs to, or null. Throws TOKEN_EXPIRED or SESSION_REVOKED. */
export async function findCaller(home: HomeServer, token: string): Promise<Caller | null> {
  const hash = hashOf(token);
  const found = await findToken(home.db, hash);
  if (!found) return null;
  if (checkToken(found, home.now()) === 'to be noted') await touch(home, hash);
  return callerOf(home, hash, found);
}

/** Throws TOKEN_EXPIRED or SESSION_REVOKED, looked at in this order. Says whether the use is to be written down. */
export function checkToken(
  { last_used_at, revoked_at }: { readonly last_used_at: number; readonly revoked_at: number | null },
  now: UnixSeconds,
): 'to be noted' | 'noted lately' {
  const idle = now - last_used_at;
  if (idle > TOKEN_IDLE_LIFETIME) throw new ProtocolError('TOKEN_EXPIRED');
  if (revoked_at !== null) throw revoked();
  return idle >= TOUCH_INTERVAL ? 'to be noted' : 'noted lately';
}

/**
 * Once more, in the transaction that does what was asked: both may have ended since `authenticate`. Where the session is
 * locked, neither ends before the transaction does. Throws UNAUTHORIZED or SESSION_REVOKED.
 */
export async function expectStanding(tx: Tx, { tokenHash }: Caller): Promise<void> {
  const found = await findToken(tx, tokenHash);
  if (!found) throw new ProtocolError('UNAUTHORIZED');
  if (found.revoked_at !== null) throw revoked();
}

export function revoked(): ProtocolError {
  return new ProtocolError('SESSION_REVOKED', { status: 401 });
}

function findToken(db: Database | Tx, hash: Uint8Array) {
  return db
    .selectFrom('tokens')
    .innerJoin('sessions', 'sessions.id', 'tokens.session')
    .innerJoin('actors', 'actors.id', 'sessions.actor')
    .select([
      'tokens.last_used_at',
      'sessions.id as session',
      'sessions.session_id',
      'sessions.revoked_at',
      'actors.id as actor',
      'actors.local_name',
    ])
    .where('tokens.hash', '=', hash)
    .executeTakeFirst();
}

async function touch({ db, now }: HomeServer, hash: Uint8Array): Promise<void> {
  await db.updateTable('tokens').set({ last_used_at: now() }).where('hash', '=', hash).execute();
}

function callerOf(
  home: HomeServer,
  tokenHash: Uint8Array,
  row: { actor: number; session: number; session_id: string; local_name: string },
): Caller {
  const fid = parseFid(`${row.local_name}@${home.domain}`);
  const sessionId = parseSessionId(row.session_id);
  if (!fid || !sessionId) throw new Error('the database holds a name that is none');
  return { isForeign: false, tokenHash, actorId: row.actor, sessionRowId: row.session, fid, sessionId };
}

export function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

import { ProtocolError } from '../../src/protocol/errors.ts';
import { parseSessionId, type SessionId } from '../../src/protocol/terms.ts';
import type { SessionRow, Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import { type Actor, type Login, logIn } from './actors.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert, idCertOfKey, insertIdCert } from './id-cert-rows.ts';
import { type SignedIdCert, signIdCert } from './issue.ts';
import { replaceToken } from './tokens.ts';

export interface Enrolled {
  readonly wire: string;
  readonly token: string;
}

/**
 * Enrols a new session, or signs an old one in again (promise 7 of section 8). Throws SESSION_ID_INVALID,
 * INVALID_CREDENTIALS, a KEY_… refusal, SESSION_ID_TAKEN or SESSION_REVOKED.
 */
export async function trust(
  home: HomeServer,
  asked: Login & { readonly sessionId: string; readonly armored: string },
): Promise<Enrolled> {
  const sessionId = parseSessionId(asked.sessionId);
  if (!sessionId) throw new ProtocolError('SESSION_ID_INVALID');
  const actor = await logIn(home, asked);
  const signed = await signIdCert(home, { fid: actor.fid, sessionId }, asked.armored);
  return home.db.transaction().execute(async (tx) => {
    const session = await findSession(tx, actor, sessionId);
    return session ? signInAgain(tx, session, signed) : enrol(tx, actor, sessionId, signed);
  });
}

/** Ends the caller's session for good: its token, its ID-Cert, and with them the claims of its KeyPackages. */
export function revoke(home: HomeServer, caller: Caller): Promise<void> {
  const session = caller.sessionRowId;
  const revoked_at = home.now();
  return home.db.transaction().execute(async (tx) => {
    const current = await currentIdCert(tx, session);
    await tx.updateTable('id_certs').set({ revoked_at }).where('id', '=', current.id).execute();
    await tx.updateTable('sessions').set({ revoked_at }).where('id', '=', session).execute();
  });
}

/** The sessions of the caller's actor that have not ended, the oldest first, with their current ID-Cert. */
export function ownSessions(home: HomeServer, caller: Caller) {
  return home.db
    .selectFrom('sessions')
    .innerJoin('id_certs', 'id_certs.session', 'sessions.id')
    .select(['sessions.id', 'session_id', 'created_at', 'serial', 'expires_at'])
    .where('actor', '=', caller.actorId)
    .where('sessions.revoked_at', 'is', null)
    .where('superseded_at', 'is', null)
    .orderBy('sessions.id')
    .execute();
}

function findSession(tx: Tx, actor: Actor, sessionId: SessionId): Promise<SessionRow | undefined> {
  return tx
    .selectFrom('sessions')
    .selectAll()
    .where('actor', '=', actor.id)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/** The right password and the current key: a lost answer is asked for again. `serial` tells which key is current. */
async function signInAgain(tx: Tx, session: SessionRow, signed: SignedIdCert): Promise<Enrolled> {
  if (session.revoked_at !== null) throw new ProtocolError('SESSION_REVOKED');
  const current = await currentIdCert(tx, session.id);
  const known = await idCertOfKey(tx, signed.public_key);
  if (known?.id === current.id) {
    return { wire: current.wire, token: await replaceToken(tx, session.id, signed.issued_at) };
  }
  const isPast = known?.session === session.id;
  throw new ProtocolError(isPast ? 'KEY_SUPERSEDED' : 'SESSION_ID_TAKEN', { serial: current.serial });
}

async function enrol(tx: Tx, actor: Actor, sessionId: SessionId, signed: SignedIdCert): Promise<Enrolled> {
  if (await idCertOfKey(tx, signed.public_key)) throw new ProtocolError('KEY_IN_USE');
  const created_at = signed.issued_at;
  const { id } = await tx
    .insertInto('sessions')
    .values({ actor: actor.id, session_id: sessionId, created_at, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertIdCert(tx, id, signed);
  return { wire: signed.wire, token: await replaceToken(tx, id, created_at) };
}

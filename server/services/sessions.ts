import type { CertificateRequest } from '../../src/crypto/openpgp/read-request.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { parseSessionId, type SessionId } from '../../src/protocol/terms.ts';
import type { SessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { openOutbox, tellActor } from '../gateway/outbox.ts';
import type { Caller } from '../http/mount.ts';
import { type Actor, confirmLogin, type LoginFrom, logIn } from './actors.ts';
import { readRequest } from './certificate-request.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert, idCertOfKey, insertIdCert } from './id-cert-rows.ts';
import { type SignedIdCert, signIdCert } from './issue.ts';
import { lockNamedSession } from './session-rows.ts';
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
  asked: LoginFrom & { readonly sessionId: string; readonly armored: string },
): Promise<Enrolled> {
  const sessionId = parseSessionId(asked.sessionId);
  if (!sessionId) throw new ProtocolError('SESSION_ID_INVALID');
  const actor = await logIn(home, asked);
  const request = await readRequest(asked.armored, actor.fid, home.now());
  return transact(home.db, async (tx) => {
    await confirmLogin(tx, actor);
    const session = await lockNamedSession(tx, actor.id, sessionId);
    if (session) return signInAgain(home, tx, session, request);
    if (await idCertOfKey(tx, request.publicKey)) throw new ProtocolError('KEY_IN_USE');
    return enrol(home, tx, { actor, sessionId }, await signIdCert(home, tx, request, { sessionId }));
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

/** The right password and the current key: a lost answer is asked for again. `serial` tells which key is current. */
async function signInAgain(
  home: HomeServer,
  tx: Tx,
  session: SessionRow,
  { publicKey }: CertificateRequest,
): Promise<Enrolled> {
  if (session.revoked_at !== null) throw new ProtocolError('SESSION_REVOKED');
  const current = await currentIdCert(tx, session);
  const known = await idCertOfKey(tx, publicKey);
  if (known?.id === current.id) {
    const token = await replaceToken(tx, session.id, home.now());
    await home.wakeUps.announce(tx, session.actor);
    return { wire: current.wire, token };
  }
  const isPast = known?.session === session.id;
  throw new ProtocolError(isPast ? 'KEY_SUPERSEDED' : 'SESSION_ID_TAKEN', { serial: current.serial });
}

async function enrol(
  home: HomeServer,
  tx: Tx,
  { actor, sessionId }: { actor: Actor; sessionId: SessionId },
  signed: SignedIdCert,
): Promise<Enrolled> {
  const now = home.now();
  const { id } = await tx
    .insertInto('sessions')
    .values({ actor: actor.id, session_id: sessionId, created_at: now, revoked_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertIdCert(tx, id, signed);
  const token = await replaceToken(tx, id, now);
  await tellActor(home, tx, actor.id, { type: 'new-session', idCert: signed.wire });
  await openOutbox(tx, { session: id, actor: actor.id });
  return { wire: signed.wire, token };
}

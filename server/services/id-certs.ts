import { ProtocolError } from '../../src/protocol/errors.ts';
import type { IdCertRow, Tx } from '../db/schema.ts';
import { keyOf, tellLowKeyPackages } from '../gateway/events.ts';
import { tellActor } from '../gateway/outbox.ts';
import type { Caller } from '../http/mount.ts';
import { readActor } from './actors.ts';
import { readRequest } from './certificate-request.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert, idCertOfKey, insertIdCert } from './id-cert-rows.ts';
import { type SignedIdCert, signIdCert } from './issue.ts';
import { voidKeyPackages } from './key-packages.ts';
import { readTimestamp } from './timestamp.ts';
import { transactAs } from './transact-as.ts';

/** An ID-Cert as it stands in the actor's history. */
export type HistoricIdCert = Pick<
  IdCertRow,
  'wire' | 'serial' | 'issued_at' | 'superseded_at' | 'revoked_at'
> & {
  readonly session_id: string;
};

/**
 * Certifies a new identity key for the caller's session: idempotent, and one transaction (promises 1 and 2 of section
 * 8). `ifMatch` is the header. Throws a KEY_… refusal, KEY_CHANGED, or as `transactAs` does.
 */
export async function rotate(
  home: HomeServer,
  caller: Caller,
  armored: string,
  ifMatch: string | undefined,
): Promise<{ wire: string; serial: string }> {
  const request = await readRequest(armored, caller.fid, home.now());
  const { idCert, isNew } = await transactAs(home, caller, async (tx, session) => {
    const current = await currentIdCert(tx, session);
    const known = await idCertOfKey(tx, request.publicKey);
    if (known?.id === current.id) return { idCert: current, isNew: false };
    if (known) throw new ProtocolError(known.session === current.session ? 'KEY_SUPERSEDED' : 'KEY_IN_USE');
    if (ifMatch !== undefined && ifMatch !== `"${current.serial}"`) throw new ProtocolError('KEY_CHANGED');
    const subject = { sessionId: caller.sessionId, notBefore: current.issued_at };
    const signed = await signIdCert(home, tx, request, subject);
    await supersede(tx, current, signed);
    const voided = await voidKeyPackages(tx, current.session, home.now());
    await tellActor(home, tx, session.actor, { type: 'client-key-change', ...keyOf(session, signed) });
    if (voided > 0) {
      await tellLowKeyPackages(home, tx, session, { remaining: 0, lastResortHandedOut: false });
    }
    return { idCert: signed, isNew: true };
  });
  if (isNew) home.tally('rotation');
  return idCert;
}

/** Every ID-Cert ever issued to the caller's actor, the oldest first. */
export function ownIdCerts(home: HomeServer, caller: Caller): Promise<HistoricIdCert[]> {
  return home.db
    .selectFrom('id_certs')
    .innerJoin('sessions', 'sessions.id', 'id_certs.session')
    .select(['wire', 'serial', 'issued_at', 'superseded_at', 'id_certs.revoked_at', 'sessions.session_id'])
    .where('actor', '=', caller.actorId)
    .orderBy('id_certs.id')
    .execute();
}

/**
 * The ID-Certs of an actor that were current at a time, one per session: from issue (inclusive) to superseded, revoked
 * or expired (exclusive). Throws as `readActor` does, then TIMESTAMP_INVALID or CERT_NOT_FOUND.
 */
export async function idCertsAt(
  home: HomeServer,
  fid: string,
  timestamp: string | undefined,
): Promise<string[]> {
  const actor = await readActor(home, home.db, fid);
  const at = readTimestamp(timestamp, home.now());
  // Who names no time asks for what is in force, also where it is dated a little ahead.
  const dated = timestamp === undefined ? Number.MAX_SAFE_INTEGER : at;
  const rows = await home.db
    .selectFrom('id_certs')
    .innerJoin('sessions', 'sessions.id', 'id_certs.session')
    .select('wire')
    .where('actor', '=', actor.id)
    .where('issued_at', '<=', dated)
    .where('expires_at', '>', at)
    .where(({ eb, or }) => or([eb('superseded_at', 'is', null), eb('superseded_at', '>', dated)]))
    .where(({ eb, or }) => or([eb('id_certs.revoked_at', 'is', null), eb('id_certs.revoked_at', '>', dated)]))
    .orderBy('sessions.id')
    .execute();
  if (rows.length === 0) throw new ProtocolError('CERT_NOT_FOUND');
  return rows.map(({ wire }) => wire);
}

/** The old one is current until the new one's own second, so that at no time there are two or none. */
async function supersede(tx: Tx, current: IdCertRow, signed: SignedIdCert): Promise<void> {
  await tx
    .updateTable('id_certs')
    .set({ superseded_at: signed.issued_at })
    .where('id', '=', current.id)
    .execute();
  await insertIdCert(tx, current.session, signed);
}

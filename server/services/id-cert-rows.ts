import { ProtocolError } from '../../src/protocol/errors.ts';
import type { IdCertRow, Tx } from '../db/schema.ts';
import type { SignedIdCert } from './issue.ts';

/**
 * The current ID-Cert of a session, expired or not. Locks the session: whoever changes anything of it begins here.
 * Throws SESSION_REVOKED where the session has ended meanwhile.
 */
export async function currentIdCert(tx: Tx, session: number): Promise<IdCertRow> {
  await lockSession(tx, session);
  const current = await tx
    .selectFrom('id_certs')
    .selectAll()
    .where('session', '=', session)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (current.revoked_at !== null) throw new ProtocolError('SESSION_REVOKED', { status: 401 });
  return current;
}

/** To the end of the transaction. What is read after it is what whoever held the lock before has left. */
export async function lockSession(tx: Tx, session: number): Promise<void> {
  await tx.selectFrom('sessions').select('id').where('id', '=', session).forUpdate().execute();
}

/** The ID-Cert that this identity key was ever given, to whichever session. */
export function idCertOfKey(tx: Tx, publicKey: Uint8Array): Promise<IdCertRow | undefined> {
  return tx.selectFrom('id_certs').selectAll().where('public_key', '=', publicKey).executeTakeFirst();
}

/** Makes a signed ID-Cert the session's current one. */
export async function insertIdCert(tx: Tx, session: number, signed: SignedIdCert): Promise<void> {
  await tx
    .insertInto('id_certs')
    .values({ ...signed, session, superseded_at: null, revoked_at: null })
    .execute();
}

/** Every ID-Cert that a session ever had. */
export function idCertsOf(tx: Tx, session: number): Promise<IdCertRow[]> {
  return tx.selectFrom('id_certs').selectAll().where('session', '=', session).execute();
}

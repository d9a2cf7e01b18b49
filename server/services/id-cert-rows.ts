import type { IdCertRow, SessionRow, Tx } from '../db/schema.ts';
import type { SignedIdCert } from './issue.ts';

/** The current ID-Cert of a locked session, expired or revoked or not. */
export function currentIdCert(tx: Tx, session: SessionRow): Promise<IdCertRow> {
  return tx
    .selectFrom('id_certs')
    .selectAll()
    .where('session', '=', session.id)
    .where('superseded_at', 'is', null)
    .executeTakeFirstOrThrow();
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

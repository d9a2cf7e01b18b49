import type { SessionRow, Tx } from '../db/schema.ts';

/*
 * Whoever changes anything of a session locks its row first, to the end of the transaction: what is read after it is
 * what whoever held the lock before has left. A `SessionRow` comes from here, and so is locked.
 */

export async function lockSession(tx: Tx, id: number): Promise<SessionRow> {
  return tx.selectFrom('sessions').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** By the ID that its client chose; undefined where the actor never had it. */
export async function lockNamedSession(
  tx: Tx,
  actor: number,
  sessionId: string,
): Promise<SessionRow | undefined> {
  return tx
    .selectFrom('sessions')
    .selectAll()
    .where('actor', '=', actor)
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
}

/** Every session of an actor, ended ones too, in the order in which rows are locked. */
export async function lockSessions(tx: Tx, actor: number): Promise<SessionRow[]> {
  return tx.selectFrom('sessions').selectAll().where('actor', '=', actor).orderBy('id').forUpdate().execute();
}

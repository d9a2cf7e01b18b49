import { PostgresAdapter, sql } from 'kysely';
import type { Tx } from './schema.ts';

export const CHANNEL = 'claves_gateway';

/** Tells every process that listens, once the transaction is committed. On SQLite nobody can listen: they look by themselves. */
export async function notify(tx: Tx, payload: string): Promise<void> {
  if (!(tx.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(tx);
}

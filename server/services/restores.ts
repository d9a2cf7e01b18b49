import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';

/** When this database was put back last; 0 where it never was. */
export async function lastRestore(tx: Tx): Promise<UnixSeconds> {
  const { last } = await tx
    .selectFrom('restores')
    .select(({ fn }) => fn.max('restored_at').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

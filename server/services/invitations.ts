import { createHash, randomBytes } from 'node:crypto';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import type { HomeServer } from './home-server.ts';

/** A new invitation, 128 random bits: lets one actor register, once. The database learns its hash alone. */
export async function invite({ db, now }: HomeServer): Promise<string> {
  const invitation = randomBytes(16).toString('base64url');
  await db
    .insertInto('invitations')
    .values({ hash: hashOf(invitation), created_at: now(), used_at: null, used_by: null })
    .execute();
  return invitation;
}

export async function isUnused(db: Database | Tx, invitation = ''): Promise<boolean> {
  const found = await db
    .selectFrom('invitations')
    .select('created_at')
    .where('hash', '=', hashOf(invitation))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** False where there is no such unused invitation: of two who bring the same one, one gets in. */
export async function spend(
  tx: Tx,
  invitation: string | undefined,
  { by, now }: { readonly by: number; readonly now: UnixSeconds },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitations')
    .set({ used_at: now, used_by: by })
    .where('hash', '=', hashOf(invitation ?? ''))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function hashOf(invitation: string): Uint8Array {
  return createHash('sha256').update(invitation).digest();
}

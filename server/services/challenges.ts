import { randomBytes } from 'node:crypto';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { CHALLENGE_LIFETIME } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { HomeServer } from './home-server.ts';
import { hashOf } from './tokens.ts';

/**
 * Open at a time, so that they never fill the database. Beyond, the oldest go: whoever can ask for this many between the
 * two requests of somebody's sign-in keeps him from it, which by the limit for each address takes a crowd of them.
 */
const MOST_OPEN = 10_000;

/** A new challenge: 64 characters, 384 random bits. The database learns its hash alone. */
export async function issueChallenge({
  db,
  now,
}: HomeServer): Promise<{ challenge: string; expiresAt: UnixSeconds }> {
  const challenge = randomBytes(48).toString('base64url');
  const expiresAt = now() + CHALLENGE_LIFETIME;
  await transact(db, async (tx) => {
    const { id } = await tx
      .insertInto('challenges')
      .values({ hash: hashOf(challenge), expires_at: expiresAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .deleteFrom('challenges')
      .where(({ eb, or }) => or([eb('expires_at', '<=', now()), eb('id', '<=', id - MOST_OPEN)]))
      .execute();
  });
  return { challenge, expiresAt };
}

/** Throws CHALLENGE_INVALID. */
export async function expectOpen(db: Database, challenge: string, now: UnixSeconds): Promise<void> {
  const found = await db
    .selectFrom('challenges')
    .select('id')
    .where('hash', '=', hashOf(challenge))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!found) throw new ProtocolError('CHALLENGE_INVALID');
}

/** Of two who bring the same one, one gets in. Throws CHALLENGE_INVALID. */
export async function spendChallenge(tx: Tx, challenge: string, now: UnixSeconds): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('challenges')
    .where('hash', '=', hashOf(challenge))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new ProtocolError('CHALLENGE_INVALID');
}

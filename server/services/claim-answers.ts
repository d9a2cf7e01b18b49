import * as z from 'zod/mini';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { CLAIM_REPEATABLE_FOR } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';

/** A claim that can be asked for again: by whom, by which key of its own, and of which actor. */
export interface RepeatableClaim {
  readonly session: number;
  readonly key: string;
  readonly actor: number;
  readonly now: UnixSeconds;
}

/** A KeyPackage that a claim hands out. */
export interface HandedOut {
  readonly id: number;
  /** TLS-serialised. */
  readonly key_package: Uint8Array;
}

/** How many old answers each new one clears away. More than one, so that they cannot pile up. */
const CLEARED = 10;
const numbers = z.array(z.number());

/**
 * What was answered before; null for a claim that is new, which now has the key to itself until the transaction ends:
 * who comes with the same key meanwhile waits, and is then run again by `transact`. Comes before any row is locked.
 * Throws INVALID_BODY for a key that stands for a claim from another actor.
 */
export async function repeatOrBegin(tx: Tx, claim: RepeatableClaim): Promise<HandedOut[] | null> {
  const { session, key, actor, now } = claim;
  const known = await answerTo(tx, claim).select(['actor', 'key_packages', 'claimed_at']).executeTakeFirst();
  if (known && known.claimed_at > now - CLAIM_REPEATABLE_FOR) {
    if (known.actor !== actor) throw new ProtocolError('INVALID_BODY');
    return readAgain(tx, numbers.parse(JSON.parse(known.key_packages)));
  }
  await clear(tx, claim);
  const row = { session, idempotency_key: key, actor, key_packages: '[]', claimed_at: now };
  await tx.insertInto('claim_answers').values(row).execute();
  return null;
}

/** Completes what `repeatOrBegin` began. */
export async function keepAnswer(
  tx: Tx,
  { session, key }: RepeatableClaim,
  handedOut: readonly HandedOut[],
): Promise<void> {
  await tx
    .updateTable('claim_answers')
    .set({ key_packages: JSON.stringify(handedOut.map(({ id }) => id)) })
    .where('session', '=', session)
    .where('idempotency_key', '=', key)
    .execute();
}

function answerTo(tx: Tx, { session, key }: RepeatableClaim) {
  return tx.selectFrom('claim_answers').where('session', '=', session).where('idempotency_key', '=', key);
}

/** KeyPackages are never deleted, so the bytes are still those that went out. */
async function readAgain(tx: Tx, ids: readonly number[]): Promise<HandedOut[]> {
  const rows = await tx
    .selectFrom('key_packages')
    .select(['id', 'key_package'])
    .where('id', 'in', ids)
    .execute();
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** What has run out: under this key, and a few of the others, but for those that another claim is clearing away. */
async function clear(tx: Tx, { session, key, now }: RepeatableClaim): Promise<void> {
  const over = now - CLAIM_REPEATABLE_FOR;
  await tx
    .deleteFrom('claim_answers')
    .where('session', '=', session)
    .where('idempotency_key', '=', key)
    .where('claimed_at', '<=', over)
    .execute();
  const others = await tx
    .selectFrom('claim_answers')
    .select(['session', 'idempotency_key'])
    .where('claimed_at', '<=', over)
    .orderBy('claimed_at')
    .limit(CLEARED)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const other of others) {
    await tx
      .deleteFrom('claim_answers')
      .where('session', '=', other.session)
      .where('idempotency_key', '=', other.idempotency_key)
      .execute();
  }
}

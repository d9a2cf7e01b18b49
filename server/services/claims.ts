import type { Selectable } from 'kysely';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Schema, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { AnyCaller } from '../http/mount.ts';
import { readActor } from './actors.ts';
import { expectAnyStanding } from './bearers.ts';
import { type HandedOut, keepAnswer, repeatOrBegin } from './claim-answers.ts';
import { expectBelieved } from './foreign-belief.ts';
import type { HomeServer } from './home-server.ts';
import { type Taken, tellLowStocks } from './low-stock.ts';
import { lockSession } from './session-rows.ts';

/** One that may go out, as it is before that. */
type Servable = HandedOut &
  Pick<Selectable<Schema['key_packages']>, 'session' | 'last_resort' | 'handed_out_at'>;

interface Asked {
  /** Did nobody ask for it, but a browser that fetches ahead? */
  readonly unasked?: boolean;
  /** Of the claimer's own choice: with it the claim can be asked for again for a while. */
  readonly idempotencyKey?: string | null;
}

/**
 * Hands out one KeyPackage, TLS-serialised, per session of an actor, the caller's own left out (promises 3 and 4 of
 * section 8). Each goes out once: the answer leaves after the commit, and what is lost on the way stays claimed.
 * Throws as `expectBelieved` does, UNAUTHORIZED or SESSION_REVOKED, as `readActor` does, as `repeatOrBegin` does, then
 * NO_KEYPACKAGE, and where nobody asked for what would go out, FORBIDDEN.
 */
export async function claim(
  home: HomeServer,
  caller: AnyCaller,
  fid: string,
  { unasked = false, idempotencyKey: key = null }: Asked = {},
): Promise<Uint8Array[]> {
  await expectBelieved(home, caller);
  const { bytes, fresh } = await transact(home.db, async (tx) => {
    // Its own session stays unlocked: two who claim from each other would wait in a circle.
    await expectAnyStanding(tx, caller);
    const actor = await readActor(home, tx, fid);
    // Numbers below zero are nobody's here: those of foreign sessions.
    const session = caller.isForeign ? -caller.sessionRowId : caller.sessionRowId;
    const now = home.now();
    const repeatable = key === null ? null : { session, key, actor: actor.id, now };
    const again = repeatable && (await repeatOrBegin(tx, repeatable));
    if (again) return { bytes: bytesOf(again, unasked), fresh: [] };
    const handedOut = await handOut(tx, { actor: actor.id, but: session, now });
    const bytes = bytesOf(handedOut, unasked);
    if (repeatable) await keepAnswer(tx, repeatable, handedOut);
    await tellLowStocks(home, tx, handedOut.map(takenOf));
    return { bytes, fresh: handedOut };
  });
  for (const { last_resort } of fresh) home.tally(last_resort === 1 ? 'last-resort-claim' : 'ordinary-claim');
  return bytes;
}

/** Throws NO_KEYPACKAGE, or FORBIDDEN, which rolls back: each of them is there for who asks. */
function bytesOf(handedOut: readonly HandedOut[], unasked: boolean): Uint8Array[] {
  if (handedOut.length === 0) throw new ProtocolError('NO_KEYPACKAGE');
  if (unasked) throw new ProtocolError('FORBIDDEN');
  return handedOut.map(({ key_package }) => key_package);
}

/** One of each session of an actor but one; of those that have none, none. */
async function handOut(
  tx: Tx,
  { actor, but, now }: { actor: number; but: number; now: UnixSeconds },
): Promise<Servable[]> {
  const handedOut: Servable[] = [];
  for (const session of await reachableSessions(tx, actor, now)) {
    if (session === but) continue;
    const one = (await takeOldest(tx, session, now)) ?? (await takeWhatIsLeft(tx, session, now));
    if (one) handedOut.push(one);
  }
  return handedOut;
}

/** In the order in which their rows may be locked. */
async function reachableSessions(tx: Tx, actor: number, now: UnixSeconds): Promise<number[]> {
  const rows = await reachable(tx, now).where('actor', '=', actor).orderBy('sessions.id').execute();
  return rows.map(({ id }) => id);
}

/** Sessions that have not ended, whose ID-Cert still holds, and whose actor is not deactivated. */
function reachable(tx: Tx, now: UnixSeconds) {
  return tx
    .selectFrom('sessions')
    .innerJoin('actors', 'actors.id', 'sessions.actor')
    .innerJoin('id_certs', 'id_certs.session', 'sessions.id')
    .select('sessions.id')
    .where('deactivated_at', 'is', null)
    .where('sessions.revoked_at', 'is', null)
    .where('superseded_at', 'is', null)
    .where('expires_at', '>', now);
}

/** Passes over those that other claims are taking. Undefined where there is no other. */
async function takeOldest(tx: Tx, session: number, now: UnixSeconds): Promise<Servable | undefined> {
  const oldest = await ordinary(tx, session, now).forUpdate().skipLocked().executeTakeFirst();
  return oldest && take(tx, oldest, now);
}

/**
 * Waits for the claims that run, since one may yet fail and leave its KeyPackage; the last-resort one only where they
 * have left none. The session is locked, so that nothing is uploaded, voided or replaced between the two looks.
 */
async function takeWhatIsLeft(tx: Tx, session: number, now: UnixSeconds): Promise<Servable | undefined> {
  await lockSession(tx, session);
  const [still] = await reachable(tx, now).where('sessions.id', '=', session).execute();
  if (!still) return undefined;
  const oldest = await ordinary(tx, session, now).forUpdate().executeTakeFirst();
  const left = oldest ?? (await servable(tx, session, now).where('last_resort', '=', 1).executeTakeFirst());
  return left && take(tx, left, now);
}

/** Notes the first time; a last-resort one stays where it is. */
async function take(tx: Tx, taken: Servable, now: UnixSeconds): Promise<Servable> {
  if (taken.handed_out_at === null) {
    await tx.updateTable('key_packages').set({ handed_out_at: now }).where('id', '=', taken.id).execute();
  }
  return taken;
}

function takenOf({ session, last_resort, handed_out_at }: Servable): Taken {
  return { session, lastResortFirst: last_resort === 1 && handed_out_at === null };
}

/** The oldest one that nobody has. */
function ordinary(tx: Tx, session: number, now: UnixSeconds) {
  return servable(tx, session, now)
    .where('last_resort', '=', 0)
    .where('handed_out_at', 'is', null)
    .orderBy('id')
    .limit(1);
}

function servable(tx: Tx, session: number, now: UnixSeconds) {
  return tx
    .selectFrom('key_packages')
    .select(['id', 'session', 'key_package', 'last_resort', 'handed_out_at'])
    .where('session', '=', session)
    .where('voided_at', 'is', null)
    .where('not_before', '<=', now)
    .where('not_after', '>', now);
}

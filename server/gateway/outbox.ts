import type { GatewayEvent } from '../../src/protocol/events.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { HomeServer } from '../services/home-server.ts';

/*
 * What a session has to be told is a row, written in the transaction that makes it true. Each outbox counts its own
 * events: whoever adds one has locked it to the transaction's end, so that numbers have no gap and are committed in
 * their order. Outboxes are the last thing that a transaction locks (see `transact`).
 */

/** So many events wait for a session; older ones are dropped, and whoever still wants those hears that they are gone. */
export const OUTBOX_LIMIT = 200;
/** More events for each second that goes by than any session is told of. With it, times in seconds stay far below 2^53. */
const EVENTS_PER_SECOND = 1_000;
/** For a clock that went back: more than a session can have heard since a backup. */
const LEAP = 1_000_000;

/** Of a session that has just begun: it has nothing to hear of what was before. */
export async function openOutbox(tx: Tx, { session, actor }: { session: number; actor: number }) {
  const { known } = await tx
    .selectFrom('server_certificates')
    .select(({ fn }) => fn.max('id').as('known'))
    .executeTakeFirstOrThrow();
  const server_certificate = known ?? 0;
  const counted = { last_s: 0, forgotten_s: 0, server_certificate, is_stocked: 0 };
  await tx
    .insertInto('outboxes')
    .values({ session, actor, ...counted })
    .execute();
}

/** Of a session that has ended; `null` for all of the actor. */
export async function closeOutboxes(tx: Tx, actor: number, session: number | null): Promise<void> {
  const locked = await lockOutboxes(tx, actor);
  const closed = session === null ? locked : locked.filter((each) => each === session);
  if (closed.length === 0) return;
  await tx.deleteFrom('events').where('session', 'in', closed).execute();
  await tx.deleteFrom('outboxes').where('session', 'in', closed).execute();
}

/** Tells every session of an actor that has an outbox. */
export async function tellActor(home: HomeServer, tx: Tx, actor: number, event: GatewayEvent): Promise<void> {
  await lockOutboxes(tx, actor);
  // A session that began while the locks were waited for has the highest number, and is told too.
  await append(tx, { column: 'actor', id: actor }, { event, now: home.now() });
  await home.wakeUps.announce(tx, actor);
}

/** Tells one session, if it has an outbox. */
export async function tellSession(
  home: HomeServer,
  tx: Tx,
  { session, actor }: { readonly session: number; readonly actor: number },
  event: GatewayEvent,
): Promise<void> {
  await append(tx, { column: 'session', id: session }, { event, now: home.now() });
  await home.wakeUps.announce(tx, actor);
}

/**
 * For a database that was put back at this time: it would give numbers again that clients know already for other events.
 * After a leap whoever resumes at one of those hears that the events after it are gone. It leads to a number made of the
 * time, so that it leads elsewhere where the same backup is put back once more.
 */
export async function leapOutboxes(home: HomeServer, restoredAt: UnixSeconds): Promise<void> {
  const timed = restoredAt * EVENTS_PER_SECOND;
  await transact(home.db, async (tx) => {
    await tx.selectFrom('outboxes').select('session').orderBy('session').forUpdate().execute();
    await tx.deleteFrom('events').execute();
    await tx
      .updateTable('outboxes')
      .set(({ eb }) => {
        const next = eb
          .case()
          .when('last_s', '<=', timed)
          .then(eb.lit(timed))
          .else(eb('last_s', '+', LEAP))
          .end();
        return { last_s: next, forgotten_s: next };
      })
      .execute();
    await home.wakeUps.announce(tx, null);
  });
}

/** In the order in which they may be locked. */
async function lockOutboxes(tx: Tx, actor: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('outboxes')
    .select('session')
    .where('actor', '=', actor)
    .orderBy('session')
    .forUpdate()
    .execute();
  return rows.map(({ session }) => session);
}

interface Whose {
  readonly column: 'actor' | 'session';
  readonly id: number;
}

async function append(
  tx: Tx,
  { column, id }: Whose,
  { event, now }: { readonly event: GatewayEvent; readonly now: UnixSeconds },
): Promise<void> {
  const counted = await tx
    .updateTable('outboxes')
    .set(({ eb }) => ({ last_s: eb('last_s', '+', 1) }))
    .where(column, '=', id)
    .returning(['session', 'last_s', 'forgotten_s'])
    .execute();
  await tx
    .insertInto('events')
    .columns(['session', 's', 'event', 'created_at'])
    .expression(({ selectFrom, cast, val }) =>
      selectFrom('outboxes')
        .select(['session', 'last_s'])
        .select([cast(val(JSON.stringify(event)), 'text').as('event'), cast(val(now), 'bigint').as('now')])
        .where(column, '=', id),
    )
    .execute();
  for (const { session, last_s, forgotten_s } of counted) {
    if (last_s - forgotten_s > OUTBOX_LIMIT) await forget(tx, session, last_s - OUTBOX_LIMIT);
  }
}

/** Of a locked outbox: the events up to this number are not there any more. */
export async function forget(tx: Tx, session: number, s: number): Promise<void> {
  await tx.updateTable('outboxes').set({ forgotten_s: s }).where('session', '=', session).execute();
  await tx.deleteFrom('events').where('session', '=', session).where('s', '<=', s).execute();
}

import type { GatewayEvent } from '../../src/protocol/events.ts';
import type { Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { HomeServer } from '../services/home-server.ts';
import { currentCertificate } from '../services/server-key-rows.ts';
import { forget, tellSession } from './outbox.ts';

export interface NumberedEvent {
  readonly s: number;
  readonly event: GatewayEvent;
}

/** So many events are read at once. */
export const EVENT_BATCH = 50;

/**
 * After which event a session goes on. `s`: what its client has dealt with, which is acknowledged by it; null for all that
 * was not acknowledged. Null where the events after `s` are gone, or where this server never gave that number.
 */
export async function resumeAt(home: HomeServer, session: number, s: number | null): Promise<number | null> {
  return transact(home.db, async (tx) => {
    const outbox = await lockOutbox(tx, session);
    if (!outbox) return null;
    if (s === null) return outbox.forgotten_s;
    if (s < outbox.forgotten_s || s > outbox.last_s) return null;
    await forget(tx, session, s);
    return s;
  });
}

/** The client has dealt with all events up to `s`, which were sent to it. */
export async function acknowledge(home: HomeServer, session: number, s: number): Promise<void> {
  await transact(home.db, async (tx) => {
    const outbox = await lockOutbox(tx, session);
    if (outbox && outbox.forgotten_s < s) await forget(tx, session, s);
  });
}

/**
 * The oldest events after `s`, without a gap; none where there are none yet. Null where some are gone. What became of the
 * server's key is put among them first: it is no row for each session of the server, but one that all look at.
 */
export async function eventsAfter(
  { db }: HomeServer,
  session: number,
  s: number,
): Promise<NumberedEvent[] | null> {
  const rows = await db
    .selectFrom('events')
    .select(['s', 'event'])
    .where('session', '=', session)
    .where('s', '>', s)
    .orderBy('s')
    .limit(EVENT_BATCH)
    .execute();
  if (rows[0] && rows[0].s !== s + 1) return null;
  if (!rows[0] && (await areGone(db, session, s))) return null;
  // Our own rows, as `append` wrote them.
  return rows.map((row) => ({ s: row.s, event: JSON.parse(row.event) as GatewayEvent }));
}

/** Puts the server's present certificate among a session's events, if it has not heard of it. */
export async function tellServerKey(home: HomeServer, session: number): Promise<void> {
  await transact(home.db, async (tx) => {
    const outbox = await lockOutbox(tx, session);
    const certificate = await currentCertificate(tx);
    if (!outbox || !certificate || outbox.server_certificate >= certificate.id) return;
    const { id: server_certificate, wire: idCert } = certificate;
    await tx.updateTable('outboxes').set({ server_certificate }).where('session', '=', session).execute();
    await tellSession(home, tx, outbox, { type: 'server-key-change', idCert });
  });
}

async function areGone(db: HomeServer['db'], session: number, s: number): Promise<boolean> {
  const outbox = await outboxOf(db, session).executeTakeFirst();
  return outbox !== undefined && outbox.forgotten_s > s;
}

function lockOutbox(tx: Tx, session: number) {
  return outboxOf(tx, session).forUpdate().executeTakeFirst();
}

function outboxOf(db: HomeServer['db'], session: number) {
  return db.selectFrom('outboxes').selectAll().where('session', '=', session);
}

import type { Inventory } from '../protocol/dialect.ts';
import type { KeyPackageRef, UnixSeconds } from '../protocol/terms.ts';
import { classify, isCode } from './answers.ts';
import { keep, type Transition, write } from './change.ts';
import { underLock } from './lock.ts';
import type { Commit, KeyPackageRecord, Ports, RunOptions } from './ports.ts';
import { forgetToken } from './react.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Reads what the server holds of our KeyPackages, and marks them. A server without that route (it is an addition to
 * the draft) leaves all as it is, the time of the last look included.
 */
export async function refresh(ports: Ports, options: RunOptions = {}): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    const found = await look(at);
    if (!found) return;
    await write(ports, found.commit);
    if (found.failure) throw found.failure;
  });
}

async function look(at: Standing): Promise<Transition | null> {
  const http = await connect(at);
  try {
    const inventory = await resend(at, () => at.dialect.inventory(http));
    return { commit: await marked(at, inventory) };
  } catch (error) {
    if (classify(error, null) === 'sign-in') return forgetToken(at);
    if (isCode(error, 'NOT_FOUND', 'METHOD_NOT_ALLOWED')) return null;
    throw error;
  }
}

async function marked(at: Standing, inventory: Inventory): Promise<Commit> {
  const now = at.ports.clock.now();
  const records = await at.ports.store.keyPackages(at.session.sessionId);
  const shelf = shelfOf(inventory);
  const keyPackages = records.flatMap((record) => {
    const seen = record.kind === 'ordinary' ? ordinary(record, shelf, now) : lastResort(record, shelf, now);
    return seen ? [{ ...record, ...seen }] : [];
  });
  return keep(at, { sessions: [{ ...at.session, syncedAt: now }], keyPackages });
}

interface Shelf {
  readonly available: ReadonlySet<KeyPackageRef>;
  readonly claimed: ReadonlyMap<KeyPackageRef, UnixSeconds>;
  readonly lastResort: Inventory['lastResort'];
}

function shelfOf({ available, claimed, lastResort }: Inventory): Shelf {
  const claims = claimed.map(({ ref, at }) => [ref, at] as const);
  return { available: new Set(available), claimed: new Map(claims), lastResort };
}

/** What is new about it, or null. A claim is final, and outdoes whatever we thought. */
function ordinary(
  record: KeyPackageRecord,
  shelf: Shelf,
  now: UnixSeconds,
): Partial<KeyPackageRecord> | null {
  if (record.state === 'claimed') return null;
  const claimedAt = shelf.claimed.get(record.ref);
  if (claimedAt !== undefined) return { state: 'claimed', claimedAt, ...publishedBy(record, claimedAt) };
  if (shelf.available.has(record.ref)) {
    return record.state === 'published' ? null : { state: 'published', ...publishedBy(record, now) };
  }
  return isMissing(record, now) ? { state: 'superseded' } : null;
}

function lastResort(
  record: KeyPackageRecord,
  shelf: Shelf,
  now: UnixSeconds,
): Partial<KeyPackageRecord> | null {
  if (shelf.lastResort?.ref !== record.ref) return isMissing(record, now) ? { state: 'superseded' } : null;
  const { handedOut } = shelf.lastResort;
  if (record.state === 'published' && record.handedOut === handedOut) return null;
  return { state: 'published', handedOut, ...publishedBy(record, now) };
}

/** We thought it on offer and it has not run out, but the server has it no more: voided, or lost with a backup. */
function isMissing({ state, notAfter }: KeyPackageRecord, now: UnixSeconds): boolean {
  return state === 'published' && notAfter > now;
}

function publishedBy(
  { publishedAt }: KeyPackageRecord,
  at: UnixSeconds,
): Pick<KeyPackageRecord, 'publishedAt'> {
  return { publishedAt: publishedAt ?? at };
}

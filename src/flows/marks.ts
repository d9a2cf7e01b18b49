import type { Inventory } from '../protocol/dialect.ts';
import type { KeyPackageRef, UnixSeconds } from '../protocol/terms.ts';
import type { KeyPackageRecord } from './ports.ts';

/** Those records of which an inventory, read at `now`, says something new: as they then are. */
export function marked(
  records: readonly KeyPackageRecord[],
  inventory: Inventory,
  now: UnixSeconds,
): KeyPackageRecord[] {
  const shelf = shelfOf(inventory);
  return records.flatMap((record) => {
    const seen = record.kind === 'ordinary' ? ordinary(record, shelf, now) : lastResort(record, shelf, now);
    return seen ? [{ ...record, ...seen }] : [];
  });
}

/** Does it offer one that was handed out before? Then the server was restored from a backup, and may do so again. */
export function offersSpent(records: readonly KeyPackageRecord[], { available }: Inventory): boolean {
  const spent = new Set(records.filter(({ state }) => state === 'claimed').map(({ ref }) => ref));
  return available.some((ref) => spent.has(ref));
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

/** What is new about it, or null. A claim is final, and outdoes whatever we thought or the server may list later. */
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
  return isMissing(record, now) ? LOST_THERE : null;
}

/** Handed out is final as well: an older answer, or a server that was restored, takes nothing back. */
function lastResort(
  record: KeyPackageRecord,
  shelf: Shelf,
  now: UnixSeconds,
): Partial<KeyPackageRecord> | null {
  if (shelf.lastResort?.ref !== record.ref) return isMissing(record, now) ? LOST_THERE : null;
  const handedOut = record.handedOut || shelf.lastResort.handedOut;
  if (record.state === 'published' && record.handedOut === handedOut) return null;
  return { state: 'published', handedOut, ...publishedBy(record, now) };
}

/**
 * No rotation of ours gave it up, so that nobody knows whether it was claimed before the server forgot it: its private
 * half is kept as if it had been.
 */
const LOST_THERE = { state: 'superseded', supersededAt: null } as const;

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

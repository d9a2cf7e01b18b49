import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { IdCertRecord, KeyPackageRecord } from './ports.ts';
import { onOffer } from './stock.ts';
import { dayStarts, stockDays, voidedAt } from './stock-days.ts';
import type { PoolUse } from './views.ts';

/** Seconds. With less to look back on, no rate is told. */
const LEAST_HISTORY = 24 * 60 * 60;

/** All of one session, as it is stored. */
interface Stored {
  readonly records: readonly KeyPackageRecord[];
  readonly idCerts: readonly IdCertRecord[];
  /** Of the current ID-Cert. */
  readonly serial: Serial;
}

/**
 * How the pool was used of late, and how long it lasts if that goes on. The rate is the number of ordinary KeyPackages,
 * of whatever ID-Cert, that the server dates as claimed since the beginning of the 30 days, divided by the time since
 * then; or since the first one was ever published, where that is later.
 */
export function poolUse({ records, idCerts, serial }: Stored, now: UnixSeconds): PoolUse {
  const starts = dayStarts(now);
  const days = stockDays(records, voidedAt(idCerts), starts, now);
  const claimed = days.reduce((sum, day) => sum + day.claimed, 0);
  const first = firstPublished(records);
  if (first === null) return { since: null, claimed, cover: null, days };
  const since = Math.max(first, starts[0] ?? first);
  const ends = onOffer(records, 'ordinary', serial).map(({ notAfter }) => notAfter - now);
  const isTold = claimed > 0 && now - since >= LEAST_HISTORY;
  return { since, claimed, cover: isTold ? coverOf(ends, (now - since) / claimed) : null, days };
}

function firstPublished(records: readonly KeyPackageRecord[]): UnixSeconds | null {
  let first: UnixSeconds | null = null;
  for (const { kind, publishedAt } of records) {
    if (kind !== 'ordinary' || publishedAt === null) continue;
    first = Math.min(publishedAt, first ?? publishedAt);
  }
  return first;
}

/**
 * Seconds until none is left, if one is taken each `every` seconds, that which runs out first before the others, as the
 * server hands them out. Never longer than the last one lasts, however few are taken. `lives`: seconds left of each.
 */
export function coverOf(lives: readonly number[], every: number): number {
  let taken = 0;
  let cover = 0;
  for (const left of lives.filter((each) => each > 0).sort((a, b) => a - b)) {
    const isTaken = (taken + 1) * every <= left;
    if (isTaken) taken += 1;
    cover = Math.max(cover, isTaken ? taken * every : left);
  }
  return Math.floor(cover);
}

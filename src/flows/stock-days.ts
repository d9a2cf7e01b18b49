import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { IdCertRecord, KeyPackageRecord } from './ports.ts';
import type { StockDay } from './views.ts';

/** Today, and the days before. */
const DAYS = 30;

/** The beginning of each of the last 30 days, today the last, by the calendar of this machine. */
export function dayStarts(now: UnixSeconds): UnixSeconds[] {
  const today = new Date(now * 1000);
  today.setHours(0, 0, 0, 0);
  return Array.from({ length: DAYS }, (_, place) => {
    const day = new Date(today);
    day.setDate(today.getDate() - (DAYS - 1 - place));
    return day.getTime() / 1000;
  });
}

/**
 * How many ordinary KeyPackages were on offer at the end of each day, and how many were claimed in it: read off the
 * records in one pass. `starts`: of the days, in rising order.
 */
export function stockDays(
  records: readonly KeyPackageRecord[],
  voided: ReadonlyMap<Serial, UnixSeconds>,
  starts: readonly UnixSeconds[],
  now: UnixSeconds,
): StockDay[] {
  const ends = starts.map((_, place) => starts[place + 1] ?? now);
  const [changes, claims] = [ends.map(() => 0), ends.map(() => 0)];
  for (const record of records) {
    if (record.kind !== 'ordinary' || record.publishedAt === null) continue;
    const from = Math.min(record.publishedAt, now);
    const until = endOfOffer(record, voided);
    if (until > from) {
      add(changes, dayOf(ends, from), 1);
      add(changes, dayOf(ends, until), -1);
    }
    const { claimedAt } = record;
    if (claimedAt !== null && claimedAt >= (starts[0] ?? now)) add(claims, dayOf(ends, claimedAt), 1);
  }
  let stock = 0;
  return starts.map((from, place) => {
    stock += changes[place] ?? 0;
    return { from, stock, claimed: claims[place] ?? 0 };
  });
}

/** When the ID-Certs before the current one gave way, and all that was on offer of them with it. */
export function voidedAt(idCerts: readonly IdCertRecord[]): Map<Serial, UnixSeconds> {
  return new Map(
    idCerts.flatMap(({ serial, supersededAt }) =>
      serial === null || supersededAt === null ? [] : [[serial, supersededAt] as const],
    ),
  );
}

/** Where the server lost it, and nobody knows when, it counts for no day. */
function endOfOffer(
  { state, claimedAt, supersededAt, notAfter, serial }: KeyPackageRecord,
  voided: ReadonlyMap<Serial, UnixSeconds>,
): UnixSeconds {
  const gaveWay = voided.get(serial) ?? null;
  const isLost = state === 'superseded' && supersededAt === null && gaveWay === null;
  if (isLost) return 0;
  return Math.min(notAfter, claimedAt ?? Infinity, supersededAt ?? Infinity, gaveWay ?? Infinity);
}

/** The first day whose end is not before that moment; past the last one for what is to come. */
function dayOf(ends: readonly UnixSeconds[], at: UnixSeconds): number {
  const day = ends.findIndex((end) => end >= at);
  return day === -1 ? ends.length : day;
}

function add(counts: number[], day: number, change: number): void {
  if (day < counts.length) counts[day] = (counts[day] ?? 0) + change;
}

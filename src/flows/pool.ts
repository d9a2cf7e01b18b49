import { KEY_PACKAGE_COUNTS_UNTIL, POOL } from '../protocol/numbers.ts';
import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { KeyPackageRecord } from './ports.ts';
import { onOffer } from './stock.ts';
import type { KeyPackageRow, Pool } from './views.ts';

/** What the server can hand out of this session, as far as we know. `serial`: of the current ID-Cert. */
export function poolOf(
  records: readonly KeyPackageRecord[],
  serial: Serial,
  now: UnixSeconds,
  syncedAt: UnixSeconds | null,
): Pool {
  const states = onOffer(records, 'ordinary', serial).map((each) => rowOf(each, now).state);
  const count = (wanted: KeyPackageRow['state']) => states.filter((state) => state === wanted).length;
  const available = count('available');
  return {
    ...POOL,
    available,
    expiringSoon: count('expiring'),
    level: levelOf(available),
    syncedAt,
  };
}

/** A KeyPackage as the page shows it. */
export function rowOf(record: KeyPackageRecord, now: UnixSeconds): KeyPackageRow {
  const { ref, kind, serial, createdAt, publishedAt, claimedAt, notAfter, handedOut } = record;
  const state = stateOf(record, now);
  const hasPrivateHalf = record.secret !== null;
  return { ref, kind, state, serial, createdAt, publishedAt, claimedAt, notAfter, handedOut, hasPrivateHalf };
}

function stateOf({ state, notAfter }: KeyPackageRecord, now: UnixSeconds): KeyPackageRow['state'] {
  if (state !== 'published') return state;
  if (notAfter <= now) return 'expired';
  return notAfter - now < KEY_PACKAGE_COUNTS_UNTIL ? 'expiring' : 'available';
}

function levelOf(available: number): Pool['level'] {
  if (available <= POOL.red) return 'red';
  if (available <= POOL.amber) return 'amber';
  return available <= POOL.refillAt ? 'low' : 'good';
}

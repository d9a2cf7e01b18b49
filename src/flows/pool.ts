import { KEY_PACKAGE_COUNTS_UNTIL, POOL } from '../protocol/numbers.ts';
import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { KeyPackageRecord } from './ports.ts';
import { onOffer } from './stock.ts';
import type { KeyPackageRow, Pool } from './views.ts';

/** What is known of a pool apart from its KeyPackages. */
interface PoolTerms {
  /** Of the current ID-Cert. */
  readonly serial: Serial;
  readonly now: UnixSeconds;
  readonly syncedAt: UnixSeconds | null;
  /** How many make it full. */
  readonly target: number;
}

/** What the server can hand out of this session, as far as we know. */
export function poolOf(
  records: readonly KeyPackageRecord[],
  { serial, now, syncedAt, target }: PoolTerms,
): Pool {
  const states = onOffer(records, 'ordinary', serial).map((each) => stateOf(each, now));
  const count = (wanted: KeyPackageRow['state']) => states.filter((state) => state === wanted).length;
  const available = count('available');
  const thresholds = thresholdsOf(target);
  return {
    ...thresholds,
    available,
    expiringSoon: count('expiring'),
    level: levelOf(available, thresholds),
    syncedAt,
  };
}

type Thresholds = Pick<Pool, 'target' | 'refillAt' | 'amber' | 'red'>;

/** In the proportions of section 11, whatever the target. */
function thresholdsOf(target: number): Thresholds {
  const inProportion = (threshold: number) => Math.round((threshold * target) / POOL.target);
  return {
    target,
    refillAt: inProportion(POOL.refillAt),
    amber: inProportion(POOL.amber),
    red: inProportion(POOL.red),
  };
}

/** A KeyPackage as the page shows it. `cipherSuite`: as its bytes say, which nobody reads here. */
export function rowOf(
  record: KeyPackageRecord,
  now: UnixSeconds,
  cipherSuite: KeyPackageRow['cipherSuite'],
): KeyPackageRow {
  const { ref, kind, serial, createdAt, publishedAt, claimedAt, notAfter, handedOut } = record;
  const state = stateOf(record, now);
  const hasPrivateHalf = record.secret !== null;
  return {
    ref,
    kind,
    state,
    cipherSuite,
    serial,
    createdAt,
    publishedAt,
    claimedAt,
    notAfter,
    handedOut,
    hasPrivateHalf,
  };
}

function stateOf({ state, notAfter }: KeyPackageRecord, now: UnixSeconds): KeyPackageRow['state'] {
  if (state !== 'published') return state;
  if (notAfter <= now) return 'expired';
  return notAfter - now < KEY_PACKAGE_COUNTS_UNTIL ? 'expiring' : 'available';
}

function levelOf(available: number, { red, amber, refillAt }: Thresholds): Pool['level'] {
  if (available <= red) return 'red';
  if (available <= amber) return 'amber';
  return available <= refillAt ? 'low' : 'good';
}

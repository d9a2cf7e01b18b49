import {
  KEY_PACKAGE_BACKDATING,
  KEY_PACKAGE_COUNTS_UNTIL,
  KEY_PACKAGE_LIFETIME,
  LAST_RESORT_MAX_AGE,
  STOCK_LIMIT,
} from '../protocol/numbers.ts';
import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { KeyPackageRecord } from './ports.ts';

/** The lifetime of a KeyPackage made now: never past the ID-Cert that it carries. */
export function lifetimeFrom(now: UnixSeconds, idCertExpiresAt: UnixSeconds) {
  return {
    notBefore: now - KEY_PACKAGE_BACKDATING,
    notAfter: Math.min(now + KEY_PACKAGE_LIFETIME, idCertExpiresAt),
  };
}

/**
 * How many KeyPackages the pool lacks, and the server has room for. One counts if it lasts a week, or as long as any that
 * could be made now.
 */
export function shortfall(
  records: readonly KeyPackageRecord[],
  serial: Serial,
  now: UnixSeconds,
  idCertExpiresAt: UnixSeconds,
  target: number,
): number {
  const best = lifetimeFrom(now, idCertExpiresAt).notAfter;
  const until = Math.min(now + KEY_PACKAGE_COUNTS_UNTIL, best);
  const offered = onOffer(records, 'ordinary', serial).filter(({ notAfter }) => notAfter > now);
  const counting = offered.filter(({ notAfter }) => notAfter >= until);
  return Math.max(0, Math.min(target - counting.length, STOCK_LIMIT - offered.length));
}

/** Is there none that serves, or has it served too long, or been given to somebody? */
export function isLastResortDue(
  records: readonly KeyPackageRecord[],
  serial: Serial,
  now: UnixSeconds,
): boolean {
  const [serving] = onOffer(records, 'last-resort', serial);
  return !serving || serving.handedOut || now - serving.createdAt > LAST_RESORT_MAX_AGE;
}

/** Those of this ID-Cert that the server hands out, as far as we know. */
export function onOffer(
  records: readonly KeyPackageRecord[],
  kind: KeyPackageRecord['kind'],
  serial: Serial,
): KeyPackageRecord[] {
  return records.filter((each) => each.state === 'published' && each.kind === kind && each.serial === serial);
}

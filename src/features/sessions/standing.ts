import type { SessionEntry } from '../../worker/use-cases.ts';

/** What this browser finds of the ID-Cert that the server shows for a session. */
export type Standing = 'holds' | 'ran-out' | 'not-shown' | 'issuer-unknown' | 'does-not-hold';

/**
 * `now`: the server's clock, UNIX seconds. No reason for an alarm is an ID-Cert that merely ran out, or that a key of
 * the server certified which this browser never knew.
 */
export function standingOf({ certificate }: Pick<SessionEntry, 'certificate'>, now: number): Standing {
  if (certificate === null) return 'not-shown';
  const { view, verdict, isIssuerKnown } = certificate;
  const hasRunOut = view !== null && view.expiresAt <= now;
  const failed = verdict.checks
    .filter(({ passed }) => passed !== true)
    .map(({ check }) => check)
    .filter((check) => !(check === 'dates' && hasRunOut))
    .filter((check) => isIssuerKnown || check !== 'certification');
  if (failed.length > 0) return 'does-not-hold';
  if (!isIssuerKnown) return 'issuer-unknown';
  return verdict.checks.every(({ passed }) => passed === true) ? 'holds' : 'ran-out';
}

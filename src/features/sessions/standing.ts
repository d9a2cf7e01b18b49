import type { SessionEntry } from '../../worker/use-cases.ts';

/** What this browser finds of the ID-Cert that the server shows for a session. */
export type Standing = 'holds' | 'ran-out' | 'not-shown' | 'does-not-hold';

/** `now`: the server's clock, UNIX seconds. An ID-Cert that merely ran out is no reason for an alarm. */
export function standingOf({ certificate }: Pick<SessionEntry, 'certificate'>, now: number): Standing {
  if (certificate === null) return 'not-shown';
  const { view, verdict } = certificate;
  if (verdict.checks.every(({ passed }) => passed === true)) return 'holds';
  const failed = verdict.checks.filter(({ passed }) => passed !== true).map(({ check }) => check);
  const onlyDates = failed.length === 1 && failed[0] === 'dates';
  return onlyDates && view !== null && view.expiresAt <= now ? 'ran-out' : 'does-not-hold';
}

import type { Serial } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import type { Standing } from './standing.ts';

/** What the log tells of a restored server, unless it has told that of the open journey: `change` marks it. */
export function restored({ open }: Standing): ActivityEvent[] {
  return open?.restored ? [] : [{ kind: 'server-restored' }];
}

/**
 * The same where the server names this ID-Cert as current. One that we know as superseded: it was restored. One that is
 * new to us: another holds our token.
 */
export async function restoredIfPast(at: Standing, current: Serial): Promise<ActivityEvent[]> {
  const idCerts = await at.ports.store.idCerts(at.session.sessionId);
  const isPast = idCerts.some(({ serial, state }) => serial === current && state === 'superseded');
  return isPast ? restored(at) : [];
}

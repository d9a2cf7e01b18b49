import type { Serial } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import type { Standing } from './standing.ts';

/** What the log tells of a restored server: once a journey, which may meet it at several of its steps. */
export async function restored({ ports, session, open }: Standing): Promise<ActivityEvent[]> {
  const log = open ? await ports.store.activity() : [];
  const told = log.some(
    ({ sessionId, at, event }) =>
      sessionId === session.sessionId && event.kind === 'server-restored' && at >= (open?.startedAt ?? 0),
  );
  return told ? [] : [{ kind: 'server-restored' }];
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

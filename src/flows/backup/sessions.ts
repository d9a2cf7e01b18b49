import { ClavesError } from '../../protocol/claves-error.ts';
import type { SessionId } from '../../protocol/terms.ts';

interface OfSession {
  readonly sessionId: SessionId;
}

/** The session that a record belongs to. Throws `RECORD_DAMAGED` for one of none. */
export function sessionFor<Session extends OfSession>(
  sessions: readonly Session[],
): (record: OfSession) => Session {
  const byId = new Map(sessions.map((session) => [session.sessionId, session]));
  return ({ sessionId }) => {
    const session = byId.get(sessionId);
    if (!session) throw new ClavesError('RECORD_DAMAGED');
    return session;
  };
}

import type { SessionId } from '../../protocol/terms.ts';
import type { ForeignServerRecord } from './ports.ts';

/** The key of its record: a session has one session at most with each domain. */
export function foreignServerId(sessionId: SessionId, domain: string): string {
  return `${sessionId}/${domain}`;
}

/** A server that is known, where this browser is not signed in. */
export function signedOutRecord(
  known: Omit<
    ForeignServerRecord,
    'token' | 'toldSerial' | 'toldAt' | 'believedUntil' | 'trouble' | 'revision'
  >,
): ForeignServerRecord {
  return {
    ...known,
    token: null,
    toldSerial: null,
    toldAt: null,
    believedUntil: null,
    trouble: null,
    revision: 1,
  };
}

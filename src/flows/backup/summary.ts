import type { BackupSummary } from '../backup.ts';
import type { BackupContent } from './ports.ts';

/** What of a file may be shown. */
export function summaryOf({
  madeAt,
  sessions,
  identityKeys,
  idCerts,
  keyPackages,
}: BackupContent): BackupSummary {
  const latestFirst = sessions.toSorted((a, b) => b.createdAt - a.createdAt);
  const currentOf = (sessionId: string) =>
    identityKeys.find((key) => key.sessionId === sessionId && key.state === 'current')?.fingerprint ?? null;
  return {
    madeAt,
    sessions: latestFirst.map(({ sessionId, fid, homeServer, endedAt }) => ({
      fid,
      homeServer,
      fingerprint: currentOf(sessionId),
      ended: endedAt !== null,
    })),
    identityKeys: identityKeys.length,
    idCerts: idCerts.length,
    privateHalves: keyPackages.filter(({ secret }) => secret !== null).length,
  };
}

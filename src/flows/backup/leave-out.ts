import type { SessionId } from '../../protocol/terms.ts';
import { uploadsOf } from './check.ts';
import type { BackupContent } from './ports.ts';

type Entry = BackupContent['journal'][number];

/**
 * The content of a file where some keys could not be opened, and are not in it: what stands on one of them goes too. A
 * session without its current key cannot go on; a journey that needs what is missing is not to be gone on with.
 */
export function leaveOut(content: BackupContent): BackupContent {
  const fingerprints = new Set(content.identityKeys.map(({ fingerprint }) => fingerprint));
  const refs = new Set(content.keyPackages.map(({ ref }) => ref));
  const idCerts = content.idCerts.filter(({ fingerprint }) => fingerprints.has(fingerprint));
  const possible = content.journal.filter(
    (entry) => isKept(entry, fingerprints) && uploadsOf(entry).every((ref) => refs.has(ref)),
  );
  const alive = livingIn(idCerts, possible);
  const journal = possible.filter(({ sessionId }) => alive.has(sessionId));
  return {
    ...content,
    idCerts,
    journal,
    sessions: content.sessions.map((each) =>
      alive.has(each.sessionId) ? each : { ...each, endedAt: each.endedAt ?? content.madeAt },
    ),
    keyPackages: withoutStaged(content, new Set(journal.map(({ sessionId }) => sessionId))),
  };
}

/** Is the key that it speaks of there? */
function isKept(entry: Entry, fingerprints: ReadonlySet<string>): boolean {
  return !('fingerprint' in entry) || fingerprints.has(entry.fingerprint);
}

function livingIn(idCerts: BackupContent['idCerts'], journal: readonly Entry[]): ReadonlySet<SessionId> {
  const current = idCerts.filter(({ state }) => state === 'current');
  const enrolling = journal.filter(({ state }) => state === 'ENROLLING');
  return new Set([...current, ...enrolling].map(({ sessionId }) => sessionId));
}

/** Nobody will upload what no journey is about to. */
function withoutStaged(
  { keyPackages, madeAt }: BackupContent,
  open: ReadonlySet<SessionId>,
): BackupContent['keyPackages'] {
  return keyPackages.map((each) =>
    each.state === 'staged' && !open.has(each.sessionId)
      ? { ...each, state: 'superseded', supersededAt: madeAt }
      : each,
  );
}

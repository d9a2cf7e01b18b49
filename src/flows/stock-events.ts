import type { ActivityEvent } from './activity.ts';
import type { Records } from './change.ts';
import type { KeyPackageRecord } from './ports.ts';
import type { Standing } from './standing.ts';

/** KeyPackages as they change, with what the log tells of it. */
export async function withEvents(
  { ports, session }: Standing,
  keyPackages: readonly KeyPackageRecord[],
): Promise<Required<Pick<Records, 'keyPackages' | 'activity'>>> {
  const before = await ports.store.keyPackages(session.sessionId);
  return { keyPackages, activity: stockEvents(before, keyPackages) };
}

/**
 * Read off the records themselves, whoever noticed: an upload's answer, or the server's inventory. `before`: all of the
 * session. The first last-resort KeyPackage replaces none.
 */
function stockEvents(
  before: readonly KeyPackageRecord[],
  after: readonly KeyPackageRecord[],
): ActivityEvent[] {
  const old = new Map(before.map((each) => [each.ref, each]));
  const since = (isNew: (now: KeyPackageRecord, was: KeyPackageRecord) => boolean) =>
    after.filter((now) => {
      const was = old.get(now.ref);
      return was !== undefined && isNew(now, was);
    });
  const published = since((now, was) => now.publishedAt !== null && was.publishedAt === null);
  const ordinary = published.filter(isOrdinary).length;
  const hadLastResort = before.some((each) => !isOrdinary(each) && each.publishedAt !== null);
  const claimed = since((now, was) => now.claimedAt !== null && was.claimedAt === null).length;
  const handedOut = since((now, was) => now.handedOut && !was.handedOut).length > 0;
  return [
    ...when(ordinary > 0, { kind: 'key-packages-published', count: ordinary }),
    ...when(published.length > ordinary && hadLastResort, { kind: 'last-resort-replaced' }),
    ...when(claimed > 0, { kind: 'key-packages-claimed', count: claimed }),
    ...when(handedOut, { kind: 'last-resort-handed-out' }),
  ];
}

function isOrdinary({ kind }: KeyPackageRecord): boolean {
  return kind === 'ordinary';
}

function when(holds: boolean, event: ActivityEvent): ActivityEvent[] {
  return holds ? [event] : [];
}

import type { SessionId, UnixSeconds } from '../protocol/terms.ts';
import { write } from './change.ts';
import { underLock } from './lock.ts';
import type { Clock, KeyPackageRecord, Ports, RunOptions, SessionRecord } from './ports.ts';

/** Seconds for which a private half outlives its use: a Welcome can be a week on its way (section 10). */
const KEPT_FOR = 7 * 24 * 60 * 60;

/** `isStockKnown`: has the server told in this run what of this session's KeyPackages was claimed? */
interface Knowledge {
  readonly isStockKnown: boolean;
}

/** `forgottenBefore`: a server that was restored from a backup has forgotten who claimed what was made before. */
interface SessionKnowledge extends Knowledge {
  readonly forgottenBefore: UnixSeconds;
}

/**
 * Deletes the private halves that are of no more use, of all sessions here. Not those of a session whose journey is
 * open, and none at all before the home server has told the time: a clock that is set wrong must never cost a key.
 */
export async function cleanUp(ports: Ports, known: Knowledge, options: RunOptions = {}): Promise<void> {
  const now = leastPassed(ports.clock);
  if (now === null) return;
  for (const session of await ports.store.sessions()) {
    const isStockKnown = known.isStockKnown && session.endedAt === null;
    await underLock(ports, session, options, () => cleanSession(ports, session, { isStockKnown, now }));
  }
}

/** Of this machine's clock and the server's, the one by which less time has passed. */
function leastPassed(clock: Clock): UnixSeconds | null {
  const skew = clock.skew();
  return skew === null ? null : Math.min(clock.now(), clock.now() - skew);
}

async function cleanSession(
  ports: Ports,
  { sessionId }: SessionRecord,
  known: Knowledge & { readonly now: UnixSeconds },
): Promise<void> {
  if (await ports.store.journal(sessionId)) return;
  const records = await ports.store.keyPackages(sessionId);
  const forgottenBefore = await lastRestore(ports, sessionId);
  const end = (each: KeyPackageRecord) => endOf(each, { ...known, forgottenBefore });
  const due = records.filter((each) => each.secret !== null && end(each) <= known.now);
  if (due.length === 0) return;
  await write(ports, {
    sessionId,
    expect: null,
    journal: null,
    keyPackages: due.map((each) => ({ ...each, secret: null })),
    activity: [
      { sessionId, at: ports.clock.now(), event: { kind: 'private-halves-deleted', count: due.length } },
    ],
  });
}

/** When it was noticed last that the server had been restored from a backup; 0 where it never was. */
async function lastRestore({ store }: Ports, sessionId: SessionId): Promise<UnixSeconds> {
  const activity = await store.activity();
  const restores = activity.filter(
    (each) => each.sessionId === sessionId && each.event.kind === 'server-restored',
  );
  return Math.max(0, ...restores.map(({ at }) => at));
}

/**
 * Until when a private half is kept. Whoever claimed a KeyPackage adds us by it until it runs out. One that nobody
 * claimed is known to be so only from the server; until it tells, it may have been.
 */
function endOf(
  { kind, state, notAfter, supersededAt, createdAt }: KeyPackageRecord,
  { isStockKnown, forgottenBefore }: SessionKnowledge,
): UnixSeconds {
  if (kind === 'last-resort' || state === 'claimed') return notAfter;
  const isTold = isStockKnown && createdAt > forgottenBefore;
  if (state === 'superseded' && supersededAt !== null && isTold) {
    return Math.min(supersededAt, notAfter) + KEPT_FOR;
  }
  return notAfter + KEPT_FOR;
}

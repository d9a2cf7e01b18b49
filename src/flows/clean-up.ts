import type { UnixSeconds } from '../protocol/terms.ts';
import { write } from './change.ts';
import { underLock } from './lock.ts';
import type { Clock, KeyPackageRecord, Ports, RunOptions, SessionRecord } from './ports.ts';

/** Seconds for which a private half outlives its use: a Welcome can be a week on its way (section 10). */
const KEPT_FOR = 7 * 24 * 60 * 60;

/** `isStockKnown`: has the server told in this run what of this session's KeyPackages was claimed? */
interface Knowledge {
  readonly isStockKnown: boolean;
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
  const due = records.filter((each) => each.secret !== null && endOf(each, known) <= known.now);
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

/**
 * Until when a private half is kept. Whoever claimed a KeyPackage adds us by it until it runs out. One that nobody
 * claimed is known to be so only from the server; until it tells, it may have been.
 */
function endOf(
  { kind, state, notAfter, supersededAt }: KeyPackageRecord,
  { isStockKnown }: Knowledge,
): UnixSeconds {
  if (kind === 'last-resort' || state === 'claimed') return notAfter;
  if (state === 'superseded' && supersededAt !== null && isStockKnown) {
    return Math.min(supersededAt, notAfter) + KEPT_FOR;
  }
  return notAfter + KEPT_FOR;
}

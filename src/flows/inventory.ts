import type { Inventory } from '../protocol/dialect.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import { isCode } from './answers.ts';
import { askServer } from './ask.ts';
import { keep, type Records, write } from './change.ts';
import { underLock } from './lock.ts';
import { marked, offersSpent } from './marks.ts';
import type { KeyPackageRecord, Ports, RunOptions, SessionRecord } from './ports.ts';
import { resend } from './resend.ts';
import { type Standing, standingOf } from './standing.ts';
import { withEvents } from './stock-events.ts';

/** How the server is asked: `resend`, or once. */
type Ask = (at: Standing, send: () => Promise<Inventory>) => Promise<Inventory>;

/** What a look at the server began from, and what it told. */
export interface Look {
  readonly session: SessionRecord;
  readonly records: readonly KeyPackageRecord[];
  readonly inventory: Inventory;
  readonly heardAt: UnixSeconds;
}

/** `takeStock` where nothing waits for it: asks once, as whoever clicked can click again. */
export async function refresh(ports: Ports, options: RunOptions = {}): Promise<void> {
  await takeStock(ports, options, (_at, send) => send());
}

/**
 * Reads what the server holds of our KeyPackages, and marks them. Only writing takes the lock. A server without that
 * route (it is an addition to the draft) leaves all as it is, the time of the last look included. Resolves to whether
 * the server offers what it had handed out before: it was restored.
 */
export async function takeStock(ports: Ports, options: RunOptions, ask: Ask = resend): Promise<boolean> {
  const seen = await lookAt(ports, options, ask);
  if (!seen) return false;
  const { session, records, inventory } = seen;
  await underLock(ports, session, options, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    await write(ports, keep(at, await newsOf(at, seen)));
  });
  return offersSpent(records, inventory);
}

async function lookAt(ports: Ports, options: RunOptions, ask: Ask): Promise<Look | null> {
  try {
    return await askServer(ports, options, (at, http) =>
      look(at, () => ask(at, () => at.dialect.inventory(http))),
    );
  } catch (error) {
    if (isCode(error, ...NOT_OFFERED)) return null;
    throw error;
  }
}

/** Seconds. */
const LATELY = 60;

/** Was the server asked what it holds shortly before this time, or since? */
export function isLookFresh({ syncedAt }: SessionRecord, time: UnixSeconds): boolean {
  return syncedAt !== null && syncedAt >= time - LATELY;
}

/** What a server says of a route that it does not have. */
export const NOT_OFFERED = ['NOT_FOUND', 'METHOD_NOT_ALLOWED'] as const;

/** Looks at what is here, then at what the server says. */
export async function look({ ports, session }: Standing, ask: () => Promise<Inventory>): Promise<Look> {
  const records = await ports.store.keyPackages(session.sessionId);
  const inventory = await ask();
  return { session, records, inventory, heardAt: ports.clock.now() };
}

/**
 * What a look comes to, as it stands now: of a KeyPackage that changed here since we asked, the answer may be older than
 * what we know.
 */
export async function newsOf(at: Standing, { session, records, inventory, heardAt }: Look): Promise<News> {
  const before = new Map(records.map(({ ref, state }) => [ref, state]));
  const now = await at.ports.store.keyPackages(at.session.sessionId);
  const still = now.filter(({ ref, state }) => before.get(ref) === state);
  const sessions = [{ ...at.session, syncedAt: latestLook(session, at.session, heardAt) }];
  return { sessions, ...(await withEvents(at, marked(still, inventory, heardAt))) };
}

type News = Required<Pick<Records, 'sessions' | 'keyPackages' | 'activity'>>;

/** Another look may have ended since this one began, and heard the server later. */
function latestLook(then: SessionRecord, now: SessionRecord, heardAt: UnixSeconds): UnixSeconds {
  return now.syncedAt === null || now.syncedAt === then.syncedAt ? heardAt : Math.max(now.syncedAt, heardAt);
}

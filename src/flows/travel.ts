import { ClavesError } from '../protocol/claves-error.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { advance } from './advance.ts';
import { classify } from './answers.ts';
import { write } from './change.ts';
import { underLock } from './lock.ts';
import type { Commit, Journey, Ports, RunOptions, SessionRecord } from './ports.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/** How a journey begins: its first commit, from an idle journal. */
interface Beginning {
  readonly journey: Journey;
  readonly begin: (at: Standing) => Promise<Commit>;
  /** Has another tab done it while this one waited for its turn? */
  readonly isDone?: () => Promise<boolean>;
  /** May it begin in the place of an open one whose uploads are refused for good? */
  readonly outranks?: boolean;
}

/**
 * Goes on one journey, from beginning to end. An open one is finished first; if that is of the same kind it was what
 * the person asked for, so that clicking again after a failure never does a thing twice.
 */
export async function travel(
  ports: Ports,
  options: RunOptions,
  { journey, begin, isDone, outranks = false }: Beginning,
): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, async () => {
    // Before anything is finished here: that is no work of another tab.
    const isDoneElsewhere = await isDone?.();
    const finished = await advance(ports, session, options).catch(async (error: unknown) => {
      if (outranks && (await isRefused(ports, session, error))) return null;
      throw error;
    });
    if (finished === journey || isDoneElsewhere) return;
    const at = await standingOf(ports, session.sessionId, options);
    if (!at.session.token) throw new ClavesError('SIGN_IN_NEEDED');
    await write(ports, await begin(at));
    await advance(ports, session, { ...options, begun: true });
  });
}

/** A clear no to KeyPackages, which nothing but other ones can turn into a yes. No key waits for an answer then. */
async function isRefused({ store }: Ports, { sessionId }: SessionRecord, error: unknown): Promise<boolean> {
  const open = await store.journal(sessionId);
  const isUpload = open?.state === 'STAGED' || open?.state === 'UPLOADED';
  return isUpload && error instanceof ProtocolError && classify(error, open.state) === 'stop';
}

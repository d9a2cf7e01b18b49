import type { SessionId } from '../../protocol/terms.ts';
import type { ForeignEndedBy } from '../activity.ts';
import { isCode } from '../answers.ts';
import type { Ports, RunOptions, SessionRecord } from '../ports.ts';
import { requireSession } from '../standing.ts';
import { blamedThere, isPassing, isTokenRefused } from './errors.ts';
import type { ForeignServerRecord } from './ports.ts';
import { foreignServerId } from './record.ts';
import { connectThere, toward } from './toward.ts';
import { underForeignLock, writeForeign } from './write.ts';

/** Milliseconds for which signing out at home waits for all foreign servers together. */
const LEAVING = 5000;

interface Leaving extends RunOptions {
  /** A server that does not answer just now keeps nothing from ending here. */
  readonly hereAlone?: boolean | undefined;
}

/**
 * Ends this session's session at a foreign server and forgets its token. Where that server will not hear of it, it ends
 * here alone: `person-here`. Throws `NO_SESSION`, and unless `hereAlone` also `FOREIGN_UNREACHABLE` or
 * `FOREIGN_UNAVAILABLE`, which leave all as it is: the token is the only one that can end it there.
 */
export async function endForeignSession(
  ports: Ports,
  domain: string,
  options: Leaving = {},
): Promise<ForeignEndedBy> {
  const session = await requireSession(ports.store);
  const id = foreignServerId(session.sessionId, domain);
  const by = await underForeignLock(ports, id, options, () => endOne(ports, session, id, options));
  return by ?? 'person';
}

/**
 * The same with each of a session that is over at home, side by side. Whom it cannot tell will hear of that from the
 * home server. What stands in the way here too leaves them for the next session to end.
 */
export async function leaveForeignServers(
  ports: Ports,
  sessionId: SessionId,
  options: RunOptions = {},
): Promise<void> {
  const session = await ports.store.session(sessionId);
  const records = (await ports.foreignServers.all()).filter(
    (each) => each.sessionId === sessionId && each.endedAt === null,
  );
  if (!session || records.length === 0) return;
  const limit = AbortSignal.timeout(LEAVING);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const leave = ({ id }: ForeignServerRecord) =>
    underForeignLock(ports, id, { signal }, () => endOne(ports, session, id, { signal, hereAlone: true }));
  await Promise.allSettled(records.map(leave));
}

/** Null where it is over already. */
async function endOne(
  ports: Ports,
  session: SessionRecord,
  id: string,
  options: Leaving,
): Promise<ForeignEndedBy | null> {
  const record = await ports.foreignServers.one(id);
  if (record?.endedAt !== null) return null;
  const by = await revoke(ports, session, record, options);
  const ended = { token: null, believedUntil: null, trouble: null, endedAt: ports.clock.now() };
  const domain = record.server.domain;
  // One that never began ends without a word.
  const news = record.toldSerial === null ? [] : [{ kind: 'foreign-session-ended', domain, by } as const];
  await writeForeign(ports, record, { ...record, ...ended }, news);
  return by;
}

async function revoke(
  ports: Ports,
  session: SessionRecord,
  record: ForeignServerRecord,
  options: Leaving,
): Promise<ForeignEndedBy> {
  const at = toward(ports, session, record, options);
  try {
    const http = await connectThere(at);
    if (!http) return 'person-here';
    await at.there.dialect.revoke(http);
    return 'person';
  } catch (error) {
    // Only the vault's word that it is locked says that nothing can be written here either.
    if (isCode(error, 'VAULT_LOCKED', 'VAULT_MISSING')) throw error;
    if (isTokenRefused(error)) return 'person';
    const blamed = blamedThere(error);
    if (!options.hereAlone && isPassing(blamed)) throw blamed;
    return 'person-here';
  }
}

import { ClavesError } from '../protocol/claves-error.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { SessionId } from '../protocol/terms.ts';
import type { IdentityStore, JournalEntry, Ports, RunOptions, SessionRecord } from './ports.ts';

/** A session, looked at under its lock: what every step computes from. */
export interface Standing {
  readonly ports: Ports;
  readonly session: SessionRecord;
  readonly dialect: Dialect;
  readonly options: JourneyOptions;
  readonly open: JournalEntry | undefined;
}

export interface JourneyOptions extends RunOptions {
  /** Was the journey begun in this run? Else it goes on from where an earlier one stood. */
  readonly begun?: boolean;
  /** Does the present step go on from where an earlier run stood? */
  readonly isResumed?: boolean;
  /** For an enrolment only; never stored. */
  readonly typed?: {
    readonly password: string;
    readonly invitation?: string | undefined;
    /** Nothing of this enrolment can have reached the server before this call. */
    readonly fresh: boolean;
  };
}

export type State = JournalEntry['state'];

/** A session whose journal is open. */
export interface OpenStanding<Entry extends JournalEntry = JournalEntry> extends Standing {
  readonly open: Entry;
}

/** A session whose journal is open in a given state. */
export type StandingAt<S extends State> = OpenStanding<Extract<JournalEntry, { state: S }>>;

/** Reads where a session stands now. Throws `NO_SESSION` for one that is unknown or ended. */
export async function standingOf(
  ports: Ports,
  sessionId: SessionId,
  options: JourneyOptions,
): Promise<Standing> {
  const session = await ports.store.session(sessionId);
  if (!session || session.endedAt !== null) throw new ClavesError('NO_SESSION');
  const open = await ports.store.journal(sessionId);
  return { ports, session, dialect: ports.dialect(session.dialect), options, open };
}

/** This browser's session: the one that has not ended. */
export async function activeSession(store: IdentityStore): Promise<SessionRecord | undefined> {
  const sessions = await store.sessions();
  return sessions.find(({ endedAt }) => endedAt === null);
}

/** Like `activeSession`. Throws `NO_SESSION` where there is none. */
export async function requireSession(store: IdentityStore): Promise<SessionRecord> {
  const session = await activeSession(store);
  if (!session) throw new ClavesError('NO_SESSION');
  return session;
}

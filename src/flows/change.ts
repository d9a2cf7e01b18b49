import type { ClavesError } from '../protocol/claves-error.ts';
import type { ActivityEvent, ActivityRecord } from './activity.ts';
import type { Commit, JournalEntry, Ports } from './ports.ts';
import type { Standing } from './standing.ts';

/** What one step comes to: all that it writes, and what the person is told once that is durable. */
export interface Transition {
  readonly commit: Commit;
  readonly failure?: ClavesError;
}

/** The records that go with a change of the journal, and what the log tells of it. */
export type Records = Pick<Commit, 'sessions' | 'identityKeys' | 'idCerts' | 'keyPackages'> & {
  readonly activity?: readonly ActivityEvent[];
};

type WithoutBase<E> = E extends JournalEntry
  ? Omit<E, 'sessionId' | 'startedAt' | 'revision' | 'restored'>
  : never;
/** A journal entry but for what `change` itself fills in. */
export type NextEntry = WithoutBase<JournalEntry>;

/**
 * The commit that leads from here to the next entry; null closes the journal. The log is written with what it tells of,
 * so that a step that is taken again after a crash is told once: when it was durable.
 */
export function change(at: Standing, next: NextEntry | null, records: Records = {}): Commit {
  const { sessionId } = at.session;
  const startedAt = at.open?.startedAt ?? at.ports.clock.now();
  const revision = (at.open?.revision ?? anyRevision(at)) + 1;
  return {
    sessionId,
    expect: at.open?.revision ?? null,
    journal: next && { ...next, sessionId, startedAt, revision, ...restoredMark(at, records) },
    ...records,
    activity: stamped(at, records.activity),
  };
}

/** A journey counts from anywhere: what was meant for an earlier one never fits a later one by its number. */
function anyRevision({ ports }: Standing): number {
  return ports.random(4).reduce((sum, byte) => sum * 256 + byte, 0);
}

function restoredMark({ open }: Standing, { activity = [] }: Records): Pick<JournalEntry, 'restored'> {
  const isTold = open?.restored || activity.some(({ kind }) => kind === 'server-restored');
  return isTold ? { restored: true } : {};
}

/** Like `change`, but the journal stays where it is. */
export function keep(at: Standing, records: Records): Commit {
  return change(at, at.open ?? null, records);
}

/** The same commit, which tells this too, before the rest. */
export function telling(at: Standing, commit: Commit, events: readonly ActivityEvent[]): Commit {
  return { ...commit, activity: [...stamped(at, events), ...(commit.activity ?? [])] };
}

function stamped(
  { ports, session: { sessionId } }: Standing,
  events: readonly ActivityEvent[] = [],
): ActivityRecord[] {
  const at = ports.clock.now();
  return events.map((event) => ({ sessionId, at, event }));
}

/** The one place that writes. */
export async function write(ports: Ports, commit: Commit): Promise<void> {
  await ports.store.commit(commit);
  ports.changed();
}

import type { ClavesError } from '../protocol/claves-error.ts';
import type { Commit, JournalEntry, Ports } from './ports.ts';
import type { Standing } from './standing.ts';

/** What one step comes to: all that it writes, and what the person is told once that is durable. */
export interface Transition {
  readonly commit: Commit;
  readonly failure?: ClavesError;
}

/** The records that go with a change of the journal. */
export type Records = Pick<Commit, 'sessions' | 'identityKeys' | 'idCerts' | 'keyPackages' | 'activity'>;

type WithoutBase<E> = E extends JournalEntry ? Omit<E, 'sessionId' | 'startedAt' | 'revision'> : never;
/** A journal entry but for what `change` itself fills in. */
export type NextEntry = WithoutBase<JournalEntry>;

/** The commit that leads from here to the next entry; null closes the journal. */
export function change(at: Standing, next: NextEntry | null, records: Records = {}): Commit {
  const { sessionId } = at.session;
  const startedAt = at.open?.startedAt ?? at.ports.clock.now();
  const revision = (at.open?.revision ?? 0) + 1;
  return {
    sessionId,
    expect: at.open?.revision ?? null,
    journal: next && { ...next, sessionId, startedAt, revision },
    ...records,
  };
}

/** Like `change`, but the journal stays where it is. */
export function keep(at: Standing, records: Records): Commit {
  return change(at, at.open ?? null, records);
}

/** The one place that writes. */
export async function write(ports: Ports, commit: Commit): Promise<void> {
  await ports.store.commit(commit);
  ports.changed();
}

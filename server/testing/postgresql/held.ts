import { Client } from 'pg';
import { expect } from 'vitest';

/** Rows that another transaction holds, for tests of those who wait for them. */
export interface Held {
  /** Runs a statement in that transaction. */
  run(statement: string): Promise<void>;
  /** Resolves once so many others wait for a lock. Fails where they do not. */
  untilWaiting(count: number): Promise<void>;
  /** Lets go. */
  end(how: 'commit' | 'rollback'): Promise<void>;
  /** In every case, at the end of a test. */
  close(): Promise<void>;
}

/** Milliseconds: below the time for which the server waits for a lock. */
const PATIENCE = 4_000;
const WAITING = `
  select count(*)::int as count from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'
`;

/** Begins a transaction of its own in a database. */
export async function beginHolding(url: string): Promise<Held> {
  const [holder, observer] = [new Client(url), new Client(url)];
  await Promise.all([holder.connect(), observer.connect()]);
  await holder.query('begin');
  return {
    run: (statement) => holder.query(statement).then(() => {}),
    untilWaiting: (count) =>
      expect
        .poll(async () => (await observer.query(WAITING)).rows[0].count, { timeout: PATIENCE, interval: 20 })
        .toBe(count),
    end: (how) => holder.query(how).then(() => {}),
    close: () => Promise.all([holder.end(), observer.end()]).then(() => {}),
  };
}

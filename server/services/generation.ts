import { randomUUID } from 'node:crypto';
import type { Tx } from '../db/schema.ts';
import { transactAlone } from '../db/transact.ts';
import { type Generation, type KnownGeneration, readGeneration, writeGeneration } from './generation-file.ts';
import type { HomeServer } from './home-server.ts';
import { markRestored, type Withdrawn } from './restored.ts';

/*
 * How a server notices that its database was put back from a backup: a number in the database and in the data folder,
 * raised at each start and each minute, in the database first. So the folder is never ahead, but of a database that is older
 * than the one it has seen. Also where several processes, with folders of their own, share one.
 */

/** Milliseconds. A backup that is older than this is always noticed. */
const INTERVAL = 60_000;
/** More often than all processes of a server are started and raise it. */
const RAISED_PER_SECOND = 1000;

/**
 * Raises the generation now, which resolves first, and then from time to time. `onRestored` hears whenever the database
 * turns out to have been put back: what was to be withdrawn is withdrawn by then.
 */
export async function followGenerations(
  home: HomeServer,
  onRestored: (withdrawn: Withdrawn) => void,
): Promise<void> {
  let known = await readGeneration(home.dataDir);
  const raise = async (): Promise<void> => {
    const { generation, withdrawn } = await raiseGeneration(home, known);
    known = generation;
    if (withdrawn) onRestored(withdrawn);
  };
  await raise();
  const next = (): void => {
    // Where the database does not answer just now, the next time will do.
    const raising = raise().catch(() => {});
    setTimeout(() => void raising.then(next), INTERVAL).unref();
  };
  setTimeout(next, INTERVAL).unref();
}

/** Marks the database as put back, where it is older than what is known of it. */
export async function raiseGeneration(
  home: HomeServer,
  known: KnownGeneration,
): Promise<{ readonly generation: Generation; readonly withdrawn: Withdrawn | null }> {
  const found = await transactAlone(home.db, currentGeneration);
  if (isBehind(found, known)) return markGeneration(home, known);
  return { generation: await raise(home, known), withdrawn: null };
}

/**
 * Marks the database as put back, and takes it past whatever any folder has seen of it: else one that has seen more than
 * this one would have it marked again. The time does that, also where the same backup is put back once more.
 */
export async function markGeneration(
  home: HomeServer,
  known: KnownGeneration,
): Promise<{ readonly generation: Generation; readonly withdrawn: Withdrawn }> {
  const withdrawn = await markRestored(home);
  return { generation: await raise(home, known, home.now() * RAISED_PER_SECOND), withdrawn };
}

function isBehind(found: Generation, known: KnownGeneration): boolean {
  if (known === null || known === 'restoring') return known === 'restoring';
  return known.database === found.database && known.number > found.number;
}

async function raise(home: HomeServer, known: KnownGeneration, least = 0): Promise<Generation> {
  const generation = await transactAlone(home.db, async (tx) => {
    const found = await currentGeneration(tx);
    const seen = known === null || known === 'restoring' || !isBehind(found, known) ? 0 : known.number;
    const number = Math.max(found.number, seen, least) + 1;
    await tx.updateTable('generations').set({ number }).where('database_id', '=', found.database).execute();
    return { database: found.database, number };
  });
  // A folder that takes no file now knows of an earlier generation: that never raises a false alarm.
  await writeGeneration(home.dataDir, generation).catch(() => {});
  return generation;
}

/** A database that has none yet is given a name of its own. */
async function currentGeneration(tx: Tx): Promise<Generation> {
  const row = await tx.selectFrom('generations').selectAll().executeTakeFirst();
  if (row) return { database: row.database_id, number: row.number };
  const first = { database_id: randomUUID(), number: 0 };
  await tx.insertInto('generations').values(first).execute();
  return { database: first.database_id, number: 0 };
}

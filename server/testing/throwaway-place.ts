import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Place } from '../db/open.ts';
import { dropDatabase, makeDatabase } from './postgresql/databases.ts';

/** A place for one home server, and nobody else's. */
export interface ThrowawayPlace extends Place {
  remove(): Promise<void>;
}

/**
 * On the database of the vitest project that runs: a folder, and on PostgreSQL a database beside it. `empty`: without
 * tables yet.
 */
export async function throwawayPlace(options: { empty?: boolean } = {}): Promise<ThrowawayPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'claves-'));
  const server = inject('postgresql');
  const databaseUrl = server === undefined ? null : await makeDatabase(server, options);
  return {
    dataDir,
    databaseUrl,
    async remove() {
      await rm(dataDir, { recursive: true, force: true });
      if (server !== undefined && databaseUrl !== null) await dropDatabase(server, databaseUrl);
    },
  };
}

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { writeDurably } from './durable-file.ts';

/** How far a database had come when it was seen last. */
export interface Generation {
  /** Which database: the same for all copies of it. */
  readonly database: string;
  readonly number: number;
}

/** What the data folder knows of its database. `restoring`: one is being put back, and not marked as such yet. */
export type KnownGeneration = Generation | 'restoring' | null;

const known = z.union([
  z.null(),
  z.literal('restoring'),
  z.strictObject({ database: z.string(), number: z.int() }),
]);

/** Null where the folder knows nothing, or the file is damaged: it is a help, and no server needs it to start. */
export async function readGeneration(dataDir: string): Promise<KnownGeneration> {
  try {
    return known.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}

/** Several processes may do so at once. */
export async function writeGeneration(dataDir: string, generation: KnownGeneration): Promise<void> {
  const path = pathIn(dataDir);
  await writeDurably(path, `${JSON.stringify(generation)}\n`, `${path}.${randomUUID()}.tmp`);
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'generation');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { StartError } from '../start-error.ts';

/** What a backup says of itself, in `backup.json`. Beside it lie the database and the key file that it names. */
export interface Manifest {
  readonly format: 1;
  /** UNIX seconds. */
  readonly madeAt: number;
  readonly domain: string;
  readonly database: 'sqlite' | 'postgresql';
  /** Of the server's key, which names its file. */
  readonly fingerprint: string;
}

export const MANIFEST = 'backup.json';

const manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.int(),
  domain: z.string(),
  database: z.enum(['sqlite', 'postgresql']),
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{40}$/)),
});

/** Throws `StartError` for a folder that is no backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch {
    throw new StartError(
      `In ${folder} there is no backup that this version can read. Nothing was changed. Name the folder that "npm run admin -- backup" made.`,
    );
  }
}

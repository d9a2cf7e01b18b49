import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import type { Place } from '../db/open.ts';
import { writeKeyFile } from '../services/server-key-file.ts';
import { run } from './postgresql/databases.ts';
import { type ThrowawayPlace, throwawayPlace } from './throwaway-place.ts';

/** What is in a stored database: see its folder's README. */
export interface OldHistory {
  readonly key: { readonly seed: string; readonly created: number };
  readonly now: number;
  readonly tokens: Readonly<Record<'browser' | 'phone' | 'bob', string>>;
  readonly inventory: Readonly<Record<'browser' | 'phone', OldInventory>>;
  readonly idCerts: readonly {
    readonly id_cert: string;
    readonly session_id: string;
    readonly issued_at: number;
  }[];
}

interface OldInventory {
  readonly available: readonly string[];
  readonly last_resort: { readonly ref: string } | null;
}

const FOLDER = fileURLToPath(new URL('../db/old-versions/', import.meta.url));

/** The names that databases of this kind are stored by. */
export function storedNames(kind: 'sqlite' | 'postgresql'): string[] {
  const ending = `.${kind}.sql`;
  return globSync(`*${ending}`, { cwd: FOLDER })
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** Which version of the schema a stored database has. */
export function schemaVersionOf(name: string, kind: 'sqlite' | 'postgresql'): number {
  const rows = read(`${name}.${kind}.sql`).matchAll(
    /^INSERT INTO (?:public\.)?migrations VALUES ?\((\d+),/gm,
  );
  return Math.max(...[...rows].map(([, number]) => Number(number)));
}

/** Puts a stored database into a place of its own, with its key file, as that version's server left it. */
export async function restoreOldVersion(
  name: string,
): Promise<{ place: ThrowawayPlace; history: OldHistory }> {
  const place = await throwawayPlace({ empty: true });
  const { dataDir, databaseUrl } = place;
  await runSql(place, read(`${name}.${databaseUrl === null ? 'sqlite' : 'postgresql'}.sql`));
  const own = `${name}.postgresql.json`;
  const isOwn = databaseUrl !== null && existsSync(join(FOLDER, own));
  const history: OldHistory = JSON.parse(read(isOwn ? own : `${name}.json`));
  const { seed, created } = history.key;
  await writeKeyFile(dataDir, { seed: fromBase64(seed), created });
  return { place, history };
}

/** Runs SQL on a place's database, which no server has open. */
export async function runSql({ dataDir, databaseUrl }: Place, statements: string): Promise<void> {
  if (databaseUrl !== null) return run(databaseUrl, statements);
  const database = new DatabaseSync(join(dataDir, 'claves.db'));
  try {
    database.exec(statements);
  } finally {
    database.close();
  }
}

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

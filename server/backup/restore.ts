import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import { holdFolder } from '../db/hold-folder.ts';
import { makeDataFolder, type Place } from '../db/open.ts';
import { markGeneration } from '../services/generation.ts';
import { openHomeServer } from '../services/open.ts';
import type { Withdrawn } from '../services/restored.ts';
import { keyFilesIn, keysIn, readKeyFile } from '../services/server-key-file.ts';
import { StartError } from '../start-error.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { putIn } from './put-in.ts';
import type { Store } from './store.ts';
import { storeOf } from './store-of.ts';

export interface Restoring extends Place {
  readonly domain: string;
  /** Set aside what is there? */
  readonly replace: boolean;
  readonly now: () => UnixSeconds;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly withdrawn: Withdrawn;
  /** Under which name what was there lies now, in the data folder and in a PostgreSQL database; null where nothing was. */
  readonly aside: string | null;
  /** The fingerprint of a key that was there, and is newer than the one in the backup; null where there was none. */
  readonly newerKey: string | null;
}

/**
 * Puts a backup back, and marks the database as put back. Where that is cut short, the next start marks the database that
 * is there, and refuses to begin where there is none. Throws `StartError`, which says whether everything is as it was.
 */
export async function restore(folder: string, to: Restoring): Promise<Restored> {
  const store = storeOf(to);
  const manifest = await readManifest(folder);
  expectFitting(manifest, store, to);
  const key = await readKeyFile(folder, manifest.fingerprint);
  if (!key) throw noKey(folder);
  await store.check(folder, manifest.fingerprint);
  await store.expectIdle();
  makeDataFolder(to.dataDir);
  // Else a server that begins meanwhile would go on with a database that was set aside.
  const release = to.databaseUrl === null ? holdFolder(to.dataDir) : () => undefined;
  try {
    return await replace(folder, manifest, key, { store, to });
  } finally {
    release();
  }
}

async function replace(
  folder: string,
  manifest: Manifest,
  key: SeededKey,
  { store, to }: { readonly store: Store; readonly to: Restoring },
): Promise<Restored> {
  const keys = await keyFilesIn(to.dataDir);
  const isEmpty = keys.length === 0 && (await store.isEmpty());
  if (!isEmpty && !to.replace) throw notEmpty();
  const aside = isEmpty ? null : asideName();
  const newerKey = await newerThan(key, to.dataDir);
  await putIn(folder, manifest, { store, dataDir: to.dataDir, keys, aside });
  const withdrawn = await markAsRestored(to).catch(() => {
    throw notMarked(aside);
  });
  return { manifest, withdrawn, aside, newerKey };
}

/** The newest key in this folder that was made after the given one. One that cannot be read keeps nothing from being put back. */
async function newerThan({ created }: SeededKey, dataDir: string): Promise<string | null> {
  let newest = { fingerprint: null as string | null, created };
  for (const fingerprint of await keysIn(dataDir)) {
    const key = await readKeyFile(dataDir, fingerprint).catch(() => null);
    if (key && key.created > newest.created) newest = { fingerprint, created: key.created };
  }
  return newest.fingerprint;
}

/** Opening removes the keys that were there before, too. */
async function markAsRestored({ dataDir, databaseUrl, domain, now }: Restoring): Promise<Withdrawn> {
  const home = await openHomeServer({ dataDir, databaseUrl, domain, now });
  try {
    return (await markGeneration(home, 'restoring')).withdrawn;
  } finally {
    await home.db.destroy();
  }
}

/** To the millisecond: one that was cut short may be run again within a second. */
function asideName(): string {
  return `replaced_${new Date().toISOString().replace(/\D/g, '')}`;
}

function expectFitting(manifest: Manifest, { kind }: Store, { domain }: Restoring): void {
  if (manifest.domain !== domain) throw otherDomain(manifest.domain, domain);
  if (manifest.database !== kind) throw otherKind(manifest.database);
}

function otherDomain(named: string, given: string): StartError {
  return new StartError(
    `This backup is of the domain ${named}, but DOMAIN is ${given}. Nothing was changed. Set DOMAIN=${named}, or name another backup.`,
  );
}

function otherKind(kind: Manifest['database']): StartError {
  const how =
    kind === 'sqlite'
      ? 'the embedded database. Nothing was changed. Leave DATABASE_URL out'
      : 'a PostgreSQL database. Nothing was changed. Set DATABASE_URL to an empty one';
  return new StartError(`This backup is of ${how}, then try again.`);
}

function notMarked(aside: string | null): StartError {
  const before = aside === null ? '' : ` What was there before lies in DATA_DIR under the name ${aside}.`;
  return new StartError(
    `The backup is in its place, but the server could not be opened to mark it as put back.${before} Start the server: it does so before it serves anybody, or says what is in its way.`,
  );
}

function noKey(folder: string): StartError {
  return new StartError(
    `The key file is missing in the backup ${folder}. Nothing was changed. Put the file beside its database, or name another backup.`,
  );
}

function notEmpty(): StartError {
  return new StartError(
    'There is a server’s data already where this backup would go. Nothing was changed. Add --replace to set it aside, where it stays, and to put the backup in its place.',
  );
}

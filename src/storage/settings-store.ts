import type { BackupState, Settings, SettingsRecord, SettingsStore } from '../flows/settings.ts';
import { POOL } from '../protocol/numbers.ts';
import { settingsThatHold } from './checked-settings.ts';
import type { Database } from './db.ts';

const DEFAULTS: Settings = {
  autoLockMinutes: 15,
  rotatesByItself: true,
  poolTarget: POOL.target,
  refillsByItself: true,
  names: {},
};
const NO_BACKUP: BackupState = {
  madeAt: null,
  logLength: 0,
  provenAt: null,
  proven: { identityKeys: [], privateHalves: [] },
};

/** Under the IDs of `SettingsRecord` lies nothing else. */
type Stored = Promise<SettingsRecord | undefined>;

/** What the person has chosen, and what is known of backups, in IndexedDB. */
export function makeSettingsStore(database: Database): SettingsStore {
  return {
    read: async () => ({ ...DEFAULTS, ...settingsThatHold(await read(database, 'settings')) }),
    change: (change) => merge(database, 'settings', change),
    backup: async () => ({ ...NO_BACKUP, ...(await read(database, 'backup')) }),
    noteBackup: (change) => merge(database, 'backup', change),
  };
}

async function read(database: Database, id: SettingsRecord['id']): Promise<Partial<Settings & BackupState>> {
  const { id: _, ...stored } = (await database.read((db) => db.get('settings', id) as Stored)) ?? { id };
  return stored;
}

/** Over what is stored then: another tab may have changed another part. */
function merge(
  database: Database,
  id: SettingsRecord['id'],
  change: Partial<Settings & BackupState>,
): Promise<void> {
  return database.write(['settings'], async (transaction) => {
    const store = transaction.objectStore('settings');
    const before: Partial<Settings & BackupState> = (await (store.get(id) as Stored)) ?? {};
    await store.put({ ...before, ...change, ...mergedNames(before, change), id } as SettingsRecord);
  });
}

/** One name leaves the others as they are; an empty one is taken away. */
function mergedNames(before: Partial<Settings>, { names }: Partial<Settings>): Partial<Settings> {
  if (!names) return {};
  const all = Object.entries({ ...settingsThatHold(before).names, ...names });
  return { names: Object.fromEntries(all.filter(([, name]) => name !== '')) };
}

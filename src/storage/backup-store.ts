import type { ActivityRecord } from '../flows/activity.ts';
import type { Additions, BackupStore, Snapshot } from '../flows/backup/ports.ts';
import type { BackupState, Settings, SettingsRecord } from '../flows/settings.ts';
import { settingsThatHold } from './checked-settings.ts';
import { type Database, EVERY_STORE, type Schema, type Store, type WriteTransaction } from './db.ts';
import { expectSealer, type Sealer } from './vault-store.ts';

const RECORDS = ['sessions', 'identityKeys', 'idCerts', 'keyPackages', 'journal', 'foreignServers'] as const;
type Written = (typeof RECORDS)[number] | 'activity' | 'settings';
const STORES: Written[] = [...RECORDS, 'activity', 'settings'];

/** Reads and writes all stores at once, for backups; but the vault's. `sealer` seals what is merged in. */
export function makeBackupStore(database: Database, sealer: Sealer): BackupStore {
  return {
    snapshot: () =>
      database.read((db) => {
        const transaction = db.transaction(STORES);
        return readAll((name) => transaction.objectStore(name).getAll());
      }),
    merge: (compute) =>
      database.write(EVERY_STORE, async (transaction) => {
        await expectSealer(transaction, sealer);
        const here = await readAll((name) => transaction.objectStore(name).getAll());
        await writeAll(transaction, here, compute(here));
      }),
    erase: (check) =>
      database.write(EVERY_STORE, async (transaction) => {
        check(await readAll((name) => transaction.objectStore(name).getAll()));
        await Promise.all(EVERY_STORE.map((name) => transaction.objectStore(name).clear()));
      }),
  };
}

async function readAll(
  all: <N extends Written>(name: N) => Promise<Schema[N]['value'][]>,
): Promise<Snapshot> {
  const [sessions, identityKeys, idCerts, keyPackages, journal, foreignServers, activity, settings] =
    await Promise.all([
      all('sessions'),
      all('identityKeys'),
      all('idCerts'),
      all('keyPackages'),
      all('journal'),
      all('foreignServers'),
      all('activity'),
      all('settings'),
    ]);
  const records = { sessions, identityKeys, idCerts, keyPackages, journal, foreignServers, activity };
  const chosen = settingsThatHold(without(settings, 'settings'));
  return { ...records, settings: chosen, backup: without(settings, 'backup') };
}

/** One of the two records of `settings`, without its key. */
function without(
  records: readonly Schema['settings']['value'][],
  id: SettingsRecord['id'],
): Partial<Settings & BackupState> {
  const isMeant = (each: Schema['settings']['value']): each is SettingsRecord => each.id === id;
  const { id: _, ...rest } = records.find(isMeant) ?? { id };
  return rest;
}

async function writeAll(
  transaction: WriteTransaction<Store[]>,
  here: Snapshot,
  { activity, settings, backup, ...records }: Additions,
): Promise<void> {
  await Promise.all([
    ...RECORDS.flatMap((name) =>
      records[name].map(async (record) => transaction.objectStore(name).put(record)),
    ),
    transaction.objectStore('settings').put({ ...settings, id: 'settings' }),
    transaction.objectStore('settings').put({ ...backup, id: 'backup' }),
    activity && writeLog(transaction, here.activity, activity),
  ]);
}

/** Its keys are given in the order of writing: one with something new in its middle is written anew. */
async function writeLog(
  transaction: WriteTransaction<Store[]>,
  before: readonly ActivityRecord[],
  after: readonly ActivityRecord[],
): Promise<void> {
  const log = transaction.objectStore('activity');
  const isLonger = before.every((record, index) => record === after[index]);
  if (!isLonger) await log.clear();
  await Promise.all((isLonger ? after.slice(before.length) : after).map(async (record) => log.add(record)));
}

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { ActivityRecord } from '../flows/activity.ts';
import type { Elsewhere } from '../flows/elsewhere.ts';
import type { ForeignServerRecord } from '../flows/foreign/ports.ts';
import type { PatienceState } from '../flows/patience.ts';
import type {
  IdCertRecord,
  IdentityKeyRecord,
  JournalEntry,
  KeyPackageRecord,
  SessionRecord,
} from '../flows/ports.ts';
import type { SettingsRecord } from '../flows/settings.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { KeyPackageRef, SessionId } from '../protocol/terms.ts';
import { asStorageError } from './storage-error.ts';
import type { VaultRecord } from './vault-records.ts';

const NAME = 'claves';
const VERSION = 4;
/** How long another tab may keep the database from opening before we say so, in milliseconds. */
const OPEN_PATIENCE = 10_000;

/** What is kept in this browser. Secrets lie in these records sealed only. */
export interface Schema extends DBSchema {
  sessions: { key: SessionId; value: SessionRecord };
  identityKeys: { key: string; value: IdentityKeyRecord; indexes: { bySession: SessionId } };
  idCerts: { key: string; value: IdCertRecord; indexes: { bySession: SessionId } };
  keyPackages: { key: KeyPackageRef; value: KeyPackageRecord; indexes: { bySession: SessionId } };
  journal: { key: SessionId; value: JournalEntry };
  foreignServers: { key: string; value: ForeignServerRecord };
  /** Keys are given in the order of writing. */
  activity: { key: number; value: ActivityRecord };
  vault: { key: VaultRecord['id']; value: VaultRecord };
  settings: { key: SmallRecord['id']; value: SmallRecord };
}

export type Store = StoreNames<Schema>;

export const EVERY_STORE: Store[] = [
  'sessions',
  'identityKeys',
  'idCerts',
  'keyPackages',
  'journal',
  'foreignServers',
  'activity',
  'settings',
  'vault',
];

/** Beside the settings lies what is as small. */
type SmallRecord =
  | SettingsRecord
  | (PatienceState & { readonly id: 'patience' })
  | (Elsewhere & { readonly id: 'elsewhere' });

type Connection = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, Store[], 'versionchange'>;
export type WriteTransaction<Stores extends Store[]> = IDBPTransaction<Schema, Stores, 'readwrite'>;

interface DatabaseOptions {
  /** Another name is another, separate database. */
  readonly name?: string;
  /** A page of a later version takes the database over: this one cannot open it any more. */
  readonly onTakenOver?: () => unknown;
}

/**
 * This browser's database. Opened when first asked for, and again after it was closed under us. Every method throws
 * `STORAGE_FULL`, `STORAGE_OUTDATED` or `STORAGE_FAILED`, and lets a `ClavesError` of the work through.
 */
export class Database {
  readonly #name: string;
  readonly #onTakenOver: () => void;
  #connection: Promise<Connection> | null = null;

  constructor({ name = NAME, onTakenOver = () => undefined }: DatabaseOptions = {}) {
    this.#name = name;
    this.#onTakenOver = onTakenOver;
  }

  async read<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connect());
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /**
   * One transaction: durable when the promise resolves, and without any effect when it rejects. `work` must await
   * nothing but the transaction's own requests, or IndexedDB commits halfway.
   */
  async write<Stores extends Store[]>(
    stores: Stores,
    work: (transaction: WriteTransaction<Stores>) => Promise<unknown>,
  ): Promise<void> {
    await this.read(async (connection) => {
      const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' });
      // It rejects beside the request that failed; the one that is awaited below tells.
      transaction.done.catch(() => undefined);
      try {
        await work(transaction);
        await transaction.done;
      } catch (error) {
        abort(transaction);
        // A full disk shows on the transaction; its requests say only that they were aborted.
        throw transaction.error ?? error;
      }
    });
  }

  /** Lets go of the connection; the next call opens a new one. */
  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    (await connection)?.close();
  }

  #connect(): Promise<Connection> {
    const forget = () => {
      this.#connection = null;
    };
    const onTakenOver = () => {
      forget();
      this.#onTakenOver();
    };
    this.#connection ??= open(this.#name, { onTakenOver, onEnded: forget }).catch((error: unknown) => {
      this.#connection = null;
      throw error;
    });
    return this.#connection;
  }
}

interface Losses {
  /** A later version wants to upgrade the database; the connection is closed for it. */
  readonly onTakenOver: () => void;
  /** The browser ended the connection. */
  readonly onEnded: () => void;
}

async function open(name: string, { onTakenOver, onEnded }: Losses): Promise<Connection> {
  const opening = openDB<Schema>(name, VERSION, {
    upgrade: (database, from, _to, transaction) => upgrade(database, from, transaction),
    blocking: async (_own, wanted) => {
      // Null: the database is deleted under us, and the next call finds an empty one.
      if (wanted === null) onEnded();
      else onTakenOver();
      (await opening).close();
    },
    terminated: onEnded,
  });
  const { promise: blocked, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new ClavesError('STORAGE_FAILED')), OPEN_PATIENCE);
  return Promise.race([opening, blocked]).finally(() => clearTimeout(timer));
}

/** Step by step from whichever version is there; 0 where there is none. */
async function upgrade(database: Connection, from: number, transaction: Upgrade): Promise<void> {
  if (from < 1) beginStores(database);
  if (from < 2) database.createObjectStore('activity', { autoIncrement: true });
  if (from < 3) {
    database.createObjectStore('settings', { keyPath: 'id' });
    await dateSuperseded(transaction);
  }
  if (from < 4) database.createObjectStore('foreignServers', { keyPath: 'id' });
}

/** Version 2 did not note when a KeyPackage was superseded. Its private half is kept for a while from now on. */
async function dateSuperseded(transaction: Upgrade): Promise<void> {
  const now = Math.floor(Date.now() / 1000);
  for await (const cursor of transaction.objectStore('keyPackages')) {
    const supersededAt = cursor.value.state === 'superseded' ? now : null;
    await cursor.update({ ...cursor.value, supersededAt });
  }
}

function beginStores(database: Connection): void {
  database.createObjectStore('sessions', { keyPath: 'sessionId' });
  database.createObjectStore('journal', { keyPath: 'sessionId' });
  database.createObjectStore('vault', { keyPath: 'id' });
  const keys = database.createObjectStore('identityKeys', { keyPath: 'fingerprint' });
  const idCerts = database.createObjectStore('idCerts', { keyPath: 'id' });
  const keyPackages = database.createObjectStore('keyPackages', { keyPath: 'ref' });
  keys.createIndex('bySession', 'sessionId');
  idCerts.createIndex('bySession', 'sessionId');
  keyPackages.createIndex('bySession', 'sessionId');
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

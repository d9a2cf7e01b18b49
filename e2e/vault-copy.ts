import type { Page } from '@playwright/test';
import type { StoreNames } from 'idb';
import { fromHex } from '../src/crypto/encoding.ts';
import type { ForeignServerStore } from '../src/flows/foreign/ports.ts';
import { tokenAddress } from '../src/flows/foreign/toward.ts';
import type {
  IdentityKeyRecord,
  IdentityStore,
  KeyPackageRecord,
  RecordAddress,
  SessionRecord,
} from '../src/flows/ports.ts';
import type { IdentityKeySecret } from '../src/protocol/certificate.ts';
import type { Schema } from '../src/storage/db.ts';
import { makeForeignServerStore } from '../src/storage/foreign-server-store.ts';
import { makeIdentityStore } from '../src/storage/identity-store.ts';
import type { Vault } from '../src/storage/vault.ts';
import { openStorage } from '../src/testing/storage.ts';
import { makeVaultCipher } from '../src/worker/vault-cipher.ts';

/** The browser's database, copied byte for byte into this process and unlocked with the person's passphrase. */
export class VaultCopy {
  readonly store: IdentityStore;
  readonly session: SessionRecord;
  readonly #foreignServers: ForeignServerStore;
  readonly #vault: Vault;

  private constructor(
    store: IdentityStore,
    foreignServers: ForeignServerStore,
    session: SessionRecord,
    vault: Vault,
  ) {
    this.store = store;
    this.session = session;
    this.#foreignServers = foreignServers;
    this.#vault = vault;
  }

  static async take(page: Page, passphrase: string): Promise<VaultCopy> {
    const { database, vault } = openStorage(`copy-${crypto.randomUUID()}`, makeVaultCipher());
    const dump = await dumpDatabase(page);
    await database.write(Object.keys(dump) as StoreNames<Schema>[], async (transaction) => {
      for (const [store, records] of Object.entries(dump) as [StoreNames<Schema>, unknown[]][]) {
        for (const record of records) await transaction.objectStore(store).put(revive(record));
      }
    });
    await vault.unlock({ kind: 'passphrase', passphrase });
    const store = makeIdentityStore(database, vault);
    const session = (await store.sessions()).find(({ endedAt }) => endedAt === null);
    if (!session) throw new Error('this browser has no session');
    return new VaultCopy(store, makeForeignServerStore(database, vault), session, vault);
  }

  /** By which the home server knows this session. */
  async token(): Promise<string> {
    const { sessionId, token } = this.session;
    if (!token) throw new Error('this session has no token');
    return new TextDecoder().decode(await this.#vault.open(this.#address('sessions', sessionId), token));
  }

  /** By which foreign servers know it. */
  async foreignTokens(): Promise<Uint8Array[]> {
    const records = await this.#foreignServers.all();
    const opened = records.map(async (record) =>
      record.token ? [await this.#vault.open(tokenAddress(this.session, record), record.token)] : [],
    );
    return (await Promise.all(opened)).flat();
  }

  /** One of this session's identity keys in the clear. */
  async identityKey(fingerprint: string): Promise<IdentityKeySecret> {
    const keys = await this.store.identityKeys(this.session.sessionId);
    const key = keys.find((each) => each.fingerprint === fingerprint);
    if (!key) throw new Error('this browser has no such key');
    return { seed: await this.#seedOf(key), created: key.created };
  }

  /** Every secret of this session in the clear: seeds of all its keys, private halves, the tokens. */
  async secrets(): Promise<Uint8Array[]> {
    const { sessionId, token } = this.session;
    const keys = await this.store.identityKeys(sessionId);
    const keyPackages = await this.store.keyPackages(sessionId);
    const kept = keyPackages.filter(({ secret }) => secret !== null);
    const halves = await Promise.all(kept.map((each) => this.privateHalves(each)));
    return [
      ...(await Promise.all(keys.map((key) => this.#seedOf(key)))),
      ...halves.flatMap((each) => [each.initPrivateKey, each.encryptionPrivateKey]),
      ...(token ? [await this.#vault.open(this.#address('sessions', sessionId), token)] : []),
      ...(await this.foreignTokens()),
    ];
  }

  /** The 32-byte seed of the current identity key. */
  async currentSeed(): Promise<Uint8Array> {
    const keys = await this.store.identityKeys(this.session.sessionId);
    const [current, another] = keys.filter(({ state }) => state === 'current');
    if (!current || another) throw new Error('exactly one identity key must be current');
    return this.#seedOf(current);
  }

  #seedOf({ fingerprint, secret }: IdentityKeyRecord): Promise<Uint8Array> {
    return this.#vault.open(this.#address('identityKeys', fingerprint), secret);
  }

  /** The private halves of a KeyPackage. */
  async privateHalves({ ref, secret }: KeyPackageRecord) {
    if (!secret) throw new Error('its private half was deleted');
    const halves = await this.#vault.open(this.#address('keyPackages', ref), secret);
    return { initPrivateKey: halves.slice(0, 32), encryptionPrivateKey: halves.slice(32) };
  }

  #address(store: RecordAddress['store'], id: string): RecordAddress {
    const { fid, sessionId } = this.session;
    return { store, id, fid, sessionId };
  }
}

/** All records of all stores. Bytes cross from the browser as `{hex}`. */
export async function dumpDatabase(page: Page): Promise<Record<string, unknown[]>> {
  return JSON.parse(
    await page.evaluate(async () => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await answer(indexedDB.open('claves'));
      const dump: Record<string, unknown[]> = {};
      for (const store of database.objectStoreNames) {
        dump[store] = await answer(database.transaction(store).objectStore(store).getAll());
      }
      database.close();
      const hexOf = (bytes: Uint8Array) =>
        Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return JSON.stringify(dump, (_key, value) => {
        if (value instanceof CryptoKey) throw new Error('a CryptoKey lies in the database');
        if (value instanceof ArrayBuffer) return { hex: hexOf(new Uint8Array(value)) };
        return value instanceof Uint8Array ? { hex: hexOf(value) } : value;
      });
    }),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: a record of any store; the code under test reads it by its own types.
export function revive(record: unknown): any {
  return JSON.parse(JSON.stringify(record), (_key, value) =>
    typeof value?.hex === 'string' ? fromHex(value.hex) : value,
  );
}

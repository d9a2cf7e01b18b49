import type { RecordAddress, Sealed, VaultPort } from '../flows/ports.ts';
import type { Proof, WaysIn } from '../flows/ways-in.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Database } from './db.ts';
import {
  checkHeader,
  headerData,
  type KdfParameters,
  SALT_LENGTH,
  VAULT_KEY_LENGTH,
  type VaultHeader,
} from './vault-header.ts';

/** The cryptography that a vault needs: a key derivation, and an AEAD with 256-bit keys. */
export interface VaultCipher {
  /** For a new vault, and the least that is accepted of a stored one. */
  readonly kdf: KdfParameters;
  isWeaker(parameters: KdfParameters, floor: KdfParameters): boolean;
  /** 32 bytes from a passphrase that is not empty. */
  deriveKey(passphrase: string, salt: Uint8Array, parameters: KdfParameters): Promise<Uint8Array>;
  /** A handle that does not give its 32 bytes away again. */
  importKey(raw: Uint8Array): Promise<CryptoKey>;
  seal(key: CryptoKey, plaintext: Uint8Array, additionalData: Uint8Array): Promise<Sealed>;
  /** Null where it does not open. */
  open(key: CryptoKey, sealed: Sealed, additionalData: Uint8Array): Promise<Uint8Array | null>;
  random(length: number): Uint8Array;
}

const PASSPHRASE_MIN_CHARACTERS = 8;
/** How the content of sealed records is laid out; a migration that seals them anew counts it up. */
const RECORD_VERSION = 1;

/**
 * Seals this browser's secrets. One per worker: the open key lives in its memory only, and ends with it.
 * A passphrase derives to a key that wraps the random vault key, so it can change without sealing anything anew.
 */
export class Vault implements VaultPort {
  readonly #database: Database;
  readonly #cipher: VaultCipher;
  #key: CryptoKey | null = null;

  constructor(database: Database, cipher: VaultCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  get isOpen(): boolean {
    return this.#key !== null;
  }

  async exists(): Promise<boolean> {
    return (await this.#header()) !== undefined;
  }

  /** Makes the vault and leaves it open. Throws `PASSPHRASE_WEAK` or `VAULT_EXISTS`. */
  async create(passphrase: string): Promise<void> {
    if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WEAK');
    if (await this.exists()) throw new ClavesError('VAULT_EXISTS');
    const vaultKey = this.#cipher.random(VAULT_KEY_LENGTH);
    const header = await this.#wrap(vaultKey, passphrase);
    await this.#database.write(['vault'], (transaction) =>
      addFirst(transaction.objectStore('vault'), header),
    );
    this.#key = await this.#import(vaultKey);
  }

  /** Throws `VAULT_MISSING`, `KDF_WEAKENED`, `RECORD_DAMAGED` or `PASSPHRASE_WRONG`. */
  async unlock(proof: Proof): Promise<void> {
    if (proof.kind !== 'passphrase') throw new ClavesError('UNEXPECTED');
    const { passphrase } = proof;
    const stored = await this.#header();
    if (stored === undefined) throw new ClavesError('VAULT_MISSING');
    const header = checkHeader(stored, this.#cipher.kdf, this.#cipher.isWeaker);
    // No vault has such a one, and the derivation takes none that is empty.
    if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WRONG');
    const { kdf, salt, vaultKey } = header.passphrase;
    const wrappingKey = await this.#import(await this.#cipher.deriveKey(passphrase, salt, kdf));
    const opened = await this.#cipher.open(wrappingKey, vaultKey, headerData(header));
    if (!opened) throw new ClavesError('PASSPHRASE_WRONG');
    this.#key = await this.#import(opened);
  }

  async waysIn(): Promise<WaysIn> {
    const passkeys = { salt: new Uint8Array(32), userHandle: new Uint8Array(16), list: [] };
    return { recoveryKey: null, passkeys };
  }

  async seal(address: RecordAddress, plaintext: Uint8Array): Promise<Sealed> {
    return this.#cipher.seal(this.#openKey(), plaintext, recordData(address));
  }

  async open(address: RecordAddress, sealed: Sealed): Promise<Uint8Array> {
    const opened = await this.#cipher.open(this.#openKey(), sealed, recordData(address));
    if (!opened) throw new ClavesError('RECORD_DAMAGED');
    return opened;
  }

  #header(): Promise<unknown> {
    return this.#database.read((db) => db.get('vault', 'header'));
  }

  #openKey(): CryptoKey {
    if (!this.#key) throw new ClavesError('VAULT_LOCKED');
    return this.#key;
  }

  async #wrap(vaultKey: Uint8Array, passphrase: string): Promise<VaultHeader> {
    const { kdf } = this.#cipher;
    const salt = this.#cipher.random(SALT_LENGTH);
    const wrappingKey = await this.#import(await this.#cipher.deriveKey(passphrase, salt, kdf));
    const named = { id: 'header', version: 1 } as const;
    const wrapped = await this.#cipher.seal(wrappingKey, vaultKey, headerData(named));
    return { ...named, passphrase: { kdf, salt, vaultKey: wrapped } };
  }

  /** Takes the raw bytes over and wipes them. */
  async #import(raw: Uint8Array): Promise<CryptoKey> {
    try {
      return await this.#cipher.importKey(raw);
    } finally {
      raw.fill(0);
    }
  }
}

/** Another tab may have made a vault meanwhile: keys sealed under either must not lose it. */
async function addFirst(
  store: { getKey(id: 'header'): Promise<unknown>; add(header: VaultHeader): Promise<unknown> },
  header: VaultHeader,
): Promise<void> {
  if (await store.getKey('header')) throw new ClavesError('VAULT_EXISTS');
  await store.add(header);
}

function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= PASSPHRASE_MIN_CHARACTERS;
}

/** JSON keeps the parts apart whatever they hold, so no two addresses have the same bytes. */
function recordData({ store, id, fid, sessionId }: RecordAddress): Uint8Array {
  const parts = ['claves record', RECORD_VERSION, store, id, fid, sessionId];
  return new TextEncoder().encode(JSON.stringify(parts));
}

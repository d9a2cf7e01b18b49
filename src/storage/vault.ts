import type { RecordAddress, VaultPort } from '../flows/ports.ts';
import type { Sealed } from '../flows/sealed.ts';
import type { Passkey, Proof, WaysIn } from '../flows/ways-in.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { isLongEnough } from '../protocol/passphrase.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import { importAndWipe, type VaultCipher } from './cipher.ts';
import type { Database } from './db.ts';
import { newHeader, newPasskeyEntry } from './new-wraps.ts';
import {
  expectInPlace,
  expectTypedBack,
  newPendingRecoveryKey,
  type PendingRecoveryKey,
} from './pending-recovery-key.ts';
import { isHeaderWhole, keyCheckOfHeader, openVaultKey } from './vault-proof.ts';
import { isMissing, publicWaysIn, readPasskeys, type StoredVault } from './vault-records.ts';
import { beginVault, changeVault, readVault, type Sealer, type VaultStore } from './vault-store.ts';
import { encode, keyCheckOf, sameBytes, VAULT_KEY_LENGTH } from './wrap.ts';

/** How the content of sealed records is laid out; a migration that seals them anew counts it up. */
const RECORD_VERSION = 1;

/** The open vault: a handle that does not give the key away again, and which key it is. */
interface Opened {
  readonly key: CryptoKey;
  readonly keyCheck: Uint8Array;
}

/**
 * Seals this browser's secrets. One per worker: the open key lives in its memory only, and ends with it. All ways in
 * wrap the one random vault key, so each can change without sealing anything anew; whoever changes them proves again
 * who they are, and the raw key is there for that moment only.
 */
export class Vault implements VaultPort, Sealer {
  readonly #database: Database;
  readonly #cipher: VaultCipher;
  readonly #onGone: () => void;
  #opened: Opened | null = null;
  #pending: PendingRecoveryKey | null = null;

  /** `onGone`: the open key was forgotten, as the vault is not the one that is stored any more. */
  constructor(database: Database, cipher: VaultCipher, onGone: () => void = () => undefined) {
    this.#database = database;
    this.#cipher = cipher;
    this.#onGone = onGone;
  }

  get isOpen(): boolean {
    return this.#opened !== null;
  }

  /** As it is stored now: an open key that none of its ways leads to is forgotten. */
  async state(): Promise<'missing' | 'locked' | 'open'> {
    const stored = await this.#stored();
    if (this.#isGone(stored)) this.#forget();
    if (isMissing(stored)) return 'missing';
    return this.isOpen ? 'open' : 'locked';
  }

  /** Forgets the key where it throws: nothing is to be sealed under it any more. */
  expectStored(stored: StoredVault): void {
    if (!this.#isGone(stored)) return;
    this.#forget();
    throw new ClavesError(isMissing(stored) ? 'VAULT_MISSING' : 'VAULT_LOCKED');
  }

  /** Makes the vault and leaves it open. Throws `PASSPHRASE_WEAK` or `VAULT_EXISTS`. */
  async create(passphrase: string): Promise<void> {
    if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WEAK');
    if ((await this.state()) !== 'missing') throw new ClavesError('VAULT_EXISTS');
    const vaultKey = this.#cipher.random(VAULT_KEY_LENGTH);
    const header = await newHeader(this.#cipher, vaultKey, passphrase);
    await beginVault(this.#database, header);
    await this.#use(vaultKey);
  }

  /** Throws `VAULT_MISSING`, `KDF_WEAKENED`, `WAY_IN_DAMAGED`, or what tells that the proof is none. */
  async unlock(proof: Proof): Promise<void> {
    await this.#withVaultKey(proof, (vaultKey) => this.#use(vaultKey));
  }

  /** Resolves where the proof opens this very vault; else throws as `unlock` does, and changes nothing. */
  async prove(proof: Proof): Promise<void> {
    await this.#withVaultKey(proof, async () => undefined);
  }

  /** Also while it is locked. Throws `VAULT_MISSING`. */
  async waysIn(): Promise<WaysIn> {
    const stored = await this.#stored();
    if (isMissing(stored)) throw new ClavesError('VAULT_MISSING');
    return publicWaysIn(this.#cipher, stored);
  }

  /** Throws `PASSPHRASE_WEAK`. Any way in will do: a passphrase can be forgotten. */
  async changePassphrase(proof: Proof, passphrase: string): Promise<void> {
    if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WEAK');
    const header = await this.#withVaultKey(proof, (key) => newHeader(this.#cipher, key, passphrase));
    await this.#change(async (store, before) => {
      // Their salt came from that of the passphrase until now.
      if (before.passkeys === undefined) await store.put(readPasskeys(this.#cipher, before));
      await store.put(header);
    });
  }

  /** A recovery key to write down. It opens nothing yet. */
  async makeRecoveryKey(proof: Proof, madeAt: UnixSeconds): Promise<string> {
    const { text, pending } = await this.#withVaultKey(proof, (key, stored) =>
      newPendingRecoveryKey(this.#cipher, key, { stored, madeAt }),
    );
    this.#pending = pending;
    return text;
  }

  /** Stores the one that was just made, in the place of what was there then. Throws `RECOVERY_KEY_*`. */
  async confirmRecoveryKey(typed: string): Promise<void> {
    const pending = this.#pending;
    if (!pending) throw new ClavesError('RECOVERY_KEY_WRONG');
    await expectTypedBack(this.#cipher, pending, typed);
    await this.#change((store, before) => {
      expectInPlace(pending, before);
      return store.put(pending.record);
    });
    this.#pending = null;
  }

  /** Was there one? Throws `PASSPHRASE_DAMAGED` where that is no way in: then no other one is given up. */
  async removeRecoveryKey(): Promise<boolean> {
    let wasThere = false;
    await this.#remove((store, before) => {
      wasThere = before.recoveryKey !== undefined;
      return store.delete('recovery-key');
    });
    return wasThere;
  }

  /** `secret`: what the authenticator's PRF made of the vault's salt. The same credential replaces itself. */
  async addPasskey(proof: Proof, passkey: Passkey, secret: Uint8Array): Promise<void> {
    const passkeys = readPasskeys(this.#cipher, await this.#stored());
    const entry = await this.#withVaultKey(proof, (key) =>
      newPasskeyEntry(this.#cipher, key, { passkeys, passkey, secret }),
    );
    await this.#change((store, before) => {
      const now = readPasskeys(this.#cipher, before);
      return store.put({ ...now, list: [...now.list.filter((each) => !isSame(each, passkey)), entry] });
    });
  }

  /** The one that was removed; null where there was none of that ID. Throws as `removeRecoveryKey` does. */
  async removePasskey(credentialId: string): Promise<Pick<Passkey, 'name'> | null> {
    let removed: Pick<Passkey, 'name'> | null = null;
    await this.#remove(async (store, before) => {
      const now = readPasskeys(this.#cipher, before);
      removed = now.list.find((each) => isSame(each, { credentialId })) ?? null;
      if (!removed) return;
      await store.put({ ...now, list: now.list.filter((each) => !isSame(each, { credentialId })) });
    });
    return removed;
  }

  async seal(address: RecordAddress, plaintext: Uint8Array): Promise<Sealed> {
    const boundTo = recordData(address);
    return { ...(await this.#cipher.seal(this.#require().key, plaintext, boundTo)), boundTo };
  }

  async open(address: RecordAddress, sealed: Sealed): Promise<Uint8Array> {
    const { key } = this.#require();
    const opened = await this.#cipher.open(key, sealed, recordData(address));
    if (opened) return opened;
    const elsewhere = sealed.boundTo && (await this.#cipher.open(key, sealed, sealed.boundTo));
    elsewhere?.fill(0);
    throw new ClavesError(elsewhere ? 'RECORD_MOVED' : 'RECORD_DAMAGED');
  }

  #stored(): Promise<StoredVault> {
    return readVault(this.#database);
  }

  #require(): Opened {
    if (!this.#opened) throw new ClavesError('VAULT_LOCKED');
    return this.#opened;
  }

  /** The raw vault key for as long as `work` takes; then it is wiped. */
  async #withVaultKey<T>(
    proof: Proof,
    work: (vaultKey: Uint8Array, stored: StoredVault) => Promise<T>,
  ): Promise<T> {
    const stored = await this.#stored();
    const vaultKey = await openVaultKey(this.#cipher, stored, proof);
    try {
      this.#expectThisVault(await keyCheckOf(this.#cipher, vaultKey));
      return await work(vaultKey, stored);
    } finally {
      vaultKey.fill(0);
    }
  }

  /** Does the open key lead nowhere, for want of any way in or because the passphrase's is of another vault? */
  #isGone(stored: StoredVault): boolean {
    if (!this.#opened) return false;
    const keyCheck = keyCheckOfHeader(this.#cipher, stored.header);
    return isMissing(stored) || (keyCheck !== null && !sameBytes(keyCheck, this.#opened.keyCheck));
  }

  #forget(): void {
    this.#opened = null;
    this.#onGone();
  }

  #expectThisVault(keyCheck: Uint8Array): void {
    if (this.#opened && !sameBytes(this.#opened.keyCheck, keyCheck)) throw new ClavesError('WAY_IN_DAMAGED');
  }

  /** Opens the vault with its key, and wipes that. */
  async #use(vaultKey: Uint8Array): Promise<void> {
    const keyCheck = await keyCheckOf(this.#cipher, vaultKey);
    this.#opened = { keyCheck, key: await importAndWipe(this.#cipher, vaultKey) };
  }

  #remove(work: ChangeWork): Promise<void> {
    return this.#change((store, before) => {
      if (!isHeaderWhole(this.#cipher, before.header)) throw new ClavesError('PASSPHRASE_DAMAGED');
      return work(store, before);
    });
  }

  /** Over what is stored then: another tab may have changed another way in. */
  #change(work: ChangeWork): Promise<void> {
    return changeVault(this.#database, (store, before) => {
      if (isMissing(before)) throw new ClavesError('VAULT_MISSING');
      const keyCheck = keyCheckOfHeader(this.#cipher, before.header);
      if (keyCheck) this.#expectThisVault(keyCheck);
      return work(store, before);
    });
  }
}

type ChangeWork = (store: VaultStore, before: StoredVault) => Promise<unknown>;

function isSame(one: Pick<Passkey, 'credentialId'>, other: Pick<Passkey, 'credentialId'>): boolean {
  return one.credentialId === other.credentialId;
}

/** No two addresses have the same bytes. */
function recordData({ store, id, fid, sessionId }: RecordAddress): Uint8Array {
  return encode('claves record', RECORD_VERSION, store, id, fid, sessionId);
}

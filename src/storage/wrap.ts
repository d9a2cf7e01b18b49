import * as z from 'zod/mini';
import { ClavesError } from '../protocol/claves-error.ts';
import { importAndWipe, type VaultCipher } from './cipher.ts';

export const VAULT_KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HASH_LENGTH = 32;

export function bytes(length: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
}

/** The vault key, sealed under what a way in derives to. */
export const sealedVaultKey = z.object({
  nonce: bytes(NONCE_LENGTH),
  ciphertext: bytes(VAULT_KEY_LENGTH + TAG_LENGTH),
});

/** What each wrap holds beside its own facts. Public. */
export const wrapFields = {
  /** Which vault key it is, without telling anything of it: all wraps of a vault have the same. */
  keyCheck: bytes(HASH_LENGTH),
  vaultKey: sealedVaultKey,
  /** Over all of the wrap, so that damage is told from a wrong secret. No protection: that is the seal's. */
  checksum: bytes(HASH_LENGTH),
};
const wrapped = z.object(wrapFields);
export type Wrapped = z.infer<typeof wrapped>;

/** One way in: all that its wrap is bound to, and the 32 bytes that it wraps under. */
export interface Way {
  readonly facts: readonly (string | number | Uint8Array | readonly string[])[];
  derive(): Promise<Uint8Array>;
}

/** Seals the vault key under a way in. What is handed back has been opened once. */
export async function wrap(cipher: VaultCipher, way: Way, vaultKey: Uint8Array): Promise<Wrapped> {
  const keyCheck = await keyCheckOf(cipher, vaultKey);
  const data = additionalData(way, keyCheck);
  const key = await importAndWipe(cipher, await way.derive());
  const sealed = await cipher.seal(key, vaultKey, data);
  const opened = await cipher.open(key, sealed, data);
  if (!opened || !sameBytes(opened, vaultKey)) throw new ClavesError('UNEXPECTED');
  opened.fill(0);
  const unchecked = { keyCheck, vaultKey: sealed };
  return { ...unchecked, checksum: checksumOf(cipher, way, unchecked) };
}

/** The vault key; null where this is not the secret. Throws `WAY_IN_DAMAGED` before anything is derived. */
export async function unwrap(cipher: VaultCipher, way: Way, stored: Wrapped): Promise<Uint8Array | null> {
  if (!isWhole(cipher, way, stored)) throw new ClavesError('WAY_IN_DAMAGED');
  const key = await importAndWipe(cipher, await way.derive());
  const vaultKey = await cipher.open(key, stored.vaultKey, additionalData(way, stored.keyCheck));
  if (vaultKey && !sameBytes(await keyCheckOf(cipher, vaultKey), stored.keyCheck)) {
    vaultKey.fill(0);
    throw new ClavesError('WAY_IN_DAMAGED');
  }
  return vaultKey;
}

/** Does its checksum fit? */
export function isWhole(cipher: VaultCipher, way: Pick<Way, 'facts'>, stored: Wrapped): boolean {
  return sameBytes(stored.checksum, checksumOf(cipher, way, stored));
}

export function keyCheckOf(cipher: VaultCipher, vaultKey: Uint8Array): Promise<Uint8Array> {
  return cipher.deriveSubkey(vaultKey, new Uint8Array(), 'claves vault key check');
}

function additionalData({ facts }: Way, keyCheck: Uint8Array): Uint8Array {
  return encode('claves vault key', keyCheck, ...facts);
}

function checksumOf(
  cipher: VaultCipher,
  { facts }: Pick<Way, 'facts'>,
  { keyCheck, vaultKey }: Omit<Wrapped, 'checksum'>,
): Uint8Array {
  const { nonce, ciphertext } = vaultKey;
  return cipher.hash(encode('claves vault checksum', keyCheck, ...facts, nonce, ciphertext));
}

/** JSON keeps the parts apart whatever they hold. The first says what the bytes are for. */
export function encode(...parts: readonly unknown[]): Uint8Array {
  const text = JSON.stringify(parts, (_key, value) => (value instanceof Uint8Array ? [...value] : value));
  return new TextEncoder().encode(text);
}

/** Of what is public: in no constant time. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

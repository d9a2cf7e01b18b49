import * as z from 'zod/mini';
import { ClavesError } from '../protocol/claves-error.ts';

export const SALT_LENGTH = 16;
export const VAULT_KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
/** So many times the usual work is refused: a changed header must not be able to hang the worker. */
const CEILING = 4;

const count = z.int().check(z.positive());

/** Argon2id, RFC 9106. */
const kdfParameters = z.object({
  name: z.literal('argon2id'),
  memoryKiB: count,
  iterations: count,
  parallelism: count,
});
export type KdfParameters = z.infer<typeof kdfParameters>;

/** The one record of the store `vault`: how a passphrase opens the key that seals all other secrets. Public. */
const vaultHeader = z.object({
  id: z.literal('header'),
  version: z.literal(1),
  passphrase: z.object({
    kdf: kdfParameters,
    salt: bytes(SALT_LENGTH),
    /** The vault key, sealed under what the passphrase derives to. */
    vaultKey: z.object({ nonce: bytes(NONCE_LENGTH), ciphertext: bytes(VAULT_KEY_LENGTH + TAG_LENGTH) }),
  }),
});
export type VaultHeader = z.infer<typeof vaultHeader>;

function bytes(length: number) {
  return z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === length);
}

/** What the wrapped vault key is bound to. */
export function headerData({ id, version }: Pick<VaultHeader, 'id' | 'version'>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(['claves vault key', version, id, 'passphrase']));
}

/**
 * Looks at a stored header before anything is derived from it. Throws `RECORD_DAMAGED` for what we never write, and
 * `KDF_WEAKENED` for parameters below `floor`.
 */
export function checkHeader(
  stored: unknown,
  floor: KdfParameters,
  isWeaker: (parameters: KdfParameters, floor: KdfParameters) => boolean,
): VaultHeader {
  const header = vaultHeader.safeParse(stored);
  if (!header.success) throw new ClavesError('RECORD_DAMAGED');
  const { kdf } = header.data.passphrase;
  if (isWeaker(kdf, floor)) throw new ClavesError('KDF_WEAKENED');
  const costly = kdf.memoryKiB > CEILING * floor.memoryKiB || kdf.iterations > CEILING * floor.iterations;
  if (costly) throw new ClavesError('RECORD_DAMAGED');
  return header.data;
}

import * as z from 'zod/mini';
import { ClavesError } from '../protocol/claves-error.ts';
import { type KdfParameters, kdfParameters } from './kdf-parameters.ts';
import { bytes, sealedVaultKey, type Way, wrapFields } from './wrap.ts';

export const SALT_LENGTH = 16;
/** So many times the usual work is refused: a changed header must not be able to hang the worker. */
const CEILING = 4;

const passphrase = z.object({ kdf: kdfParameters, salt: bytes(SALT_LENGTH), vaultKey: sealedVaultKey });

/** How a passphrase opens the key that seals all other secrets. Public. The vault is where this record is. */
const version1 = z.strictObject({ id: z.literal('header'), version: z.literal(1), passphrase });
const version2 = z.object({
  id: z.literal('header'),
  version: z.literal(2),
  passphrase,
  keyCheck: wrapFields.keyCheck,
  checksum: wrapFields.checksum,
});
const vaultHeader = z.discriminatedUnion('version', [version1, version2]);
export type VaultHeader = z.infer<typeof vaultHeader>;

/** What a wrapped vault key of version 1 is bound to. */
export function version1Data(): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(['claves vault key', 1, 'header', 'passphrase']));
}

type Stretching = Pick<VaultHeader['passphrase'], 'kdf' | 'salt'>;

/** What a wrapped vault key of version 2 is bound to. */
export function passphraseFacts({ kdf, salt }: Stretching): Way['facts'] {
  const { name, memoryKiB, iterations, parallelism } = kdf;
  return ['passphrase', 2, name, memoryKiB, iterations, parallelism, salt];
}

/**
 * Looks at a stored header before anything is derived from it. Throws `WAY_IN_DAMAGED` for what we never write, and
 * `KDF_WEAKENED` for parameters below `floor`, whether or not the checksum was made to fit them.
 */
export function checkHeader(
  stored: unknown,
  floor: KdfParameters,
  isWeaker: (parameters: KdfParameters, floor: KdfParameters) => boolean,
): VaultHeader {
  const header = readHeader(stored);
  if (!header) throw new ClavesError('WAY_IN_DAMAGED');
  const { kdf } = header.passphrase;
  if (isWeaker(kdf, floor)) throw new ClavesError('KDF_WEAKENED');
  const costly = kdf.memoryKiB > CEILING * floor.memoryKiB || kdf.iterations > CEILING * floor.iterations;
  if (costly) throw new ClavesError('WAY_IN_DAMAGED');
  return header;
}

/** Null for what we never write. */
export function readHeader(stored: unknown): VaultHeader | null {
  return vaultHeader.safeParse(stored).data ?? null;
}

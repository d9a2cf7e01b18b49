import * as z from 'zod/mini';
import { concatBytes, equalBytes, fromBase64, toBase64 } from '../../crypto/encoding.ts';
import { ClavesError, type LocalErrorCode } from '../../protocol/claves-error.ts';
import { isLongEnough } from '../../protocol/passphrase.ts';
import { importAndWipe, type VaultCipher } from '../../storage/cipher.ts';
import { kdfParameters } from '../../storage/kdf-parameters.ts';

const FORMAT = 'claves-backup';
/** The later one has in it what the earlier does not know: an older Claves is told that it is too new. */
export type BackupVersion = 1 | 2 | 3;
const LATEST: BackupVersion = 3;
const SALT_LENGTH = 16;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const HASH_LENGTH = 32;
const LONGEST_HEADER = 1024;
const LARGEST = 200_000_000;
/** So many times the usual work is refused: a file must not be able to hang the worker. */
const CEILING = 4;

/** What any version begins with. */
const named = z.object({ format: z.literal(FORMAT), version: z.int().check(z.positive()) });
const header = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal([1, 2, 3] satisfies BackupVersion[]),
  kdf: z.strictObject(kdfParameters.shape),
  salt: z.pipe(z.string(), z.transform(fromBase64)).check(z.refine(({ length }) => length === SALT_LENGTH)),
});

/** The header's line, nonce, ciphertext with its tag, and the SHA-256 of all that. Throws `BACKUP_TOO_LARGE`. */
export async function sealEnvelope(
  cipher: VaultCipher,
  plaintext: Uint8Array,
  passphrase: string,
  version: BackupVersion = 1,
): Promise<Uint8Array> {
  if (plaintext.length > LARGEST - LONGEST_HEADER - NONCE_LENGTH - TAG_LENGTH - HASH_LENGTH) {
    refuse('BACKUP_TOO_LARGE');
  }
  const { kdf } = cipher;
  const salt = cipher.random(SALT_LENGTH);
  const fields = { format: FORMAT, version, kdf, salt: toBase64(salt) };
  const line = new TextEncoder().encode(`${JSON.stringify(fields)}\n`);
  const key = await importAndWipe(cipher, await cipher.deriveKey(passphrase, salt, kdf));
  const { nonce, ciphertext } = await cipher.seal(key, plaintext, line);
  const bytes = concatBytes(line, nonce, ciphertext);
  return concatBytes(bytes, cipher.hash(bytes));
}

/** The plaintext, for the caller to wipe. Damage is told before anything is derived. Throws as `BackupFiles.read`. */
export async function openEnvelope(
  cipher: VaultCipher,
  bytes: Uint8Array,
  passphrase: string,
): Promise<Uint8Array> {
  if (bytes.length > LARGEST) refuse('BACKUP_UNREADABLE');
  const end = bytes.subarray(0, LONGEST_HEADER).indexOf(0x0a) + 1;
  const line = bytes.subarray(0, end);
  const fields = parse(line);
  const { version } = read(named, fields);
  if (version > LATEST) refuse('BACKUP_TOO_NEW');
  const sealed = bytes.subarray(end, -HASH_LENGTH);
  const hash = bytes.subarray(-HASH_LENGTH);
  const isWhole = equalBytes(cipher.hash(bytes.subarray(0, -HASH_LENGTH)), hash);
  if (sealed.length < NONCE_LENGTH + TAG_LENGTH || !isWhole) refuse('BACKUP_UNREADABLE');
  const { kdf, salt } = read(header, fields);
  expectUsualWork(cipher, kdf);
  // No file has such a one, and the derivation takes none that is empty.
  if (!isLongEnough(passphrase)) refuse('BACKUP_PASSPHRASE_WRONG');
  const key = await importAndWipe(cipher, await cipher.deriveKey(passphrase, salt, kdf));
  const nonce = sealed.subarray(0, NONCE_LENGTH);
  const plaintext = await cipher.open(key, { nonce, ciphertext: sealed.subarray(NONCE_LENGTH) }, line);
  return plaintext ?? refuse('BACKUP_PASSPHRASE_WRONG');
}

function expectUsualWork({ kdf: floor, isWeaker }: VaultCipher, kdf: z.infer<typeof kdfParameters>): void {
  if (isWeaker(kdf, floor)) refuse('KDF_WEAKENED');
  const costly = kdf.memoryKiB > CEILING * floor.memoryKiB || kdf.iterations > CEILING * floor.iterations;
  if (costly) refuse('BACKUP_UNREADABLE');
}

function parse(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch (cause) {
    throw new ClavesError('BACKUP_UNREADABLE', { cause });
  }
}

function read<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  try {
    return z.parse(schema, value);
  } catch (cause) {
    throw new ClavesError('BACKUP_UNREADABLE', { cause });
  }
}

function refuse(code: LocalErrorCode): never {
  throw new ClavesError(code);
}

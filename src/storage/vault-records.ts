import * as z from 'zod/mini';
import type { WaysIn } from '../flows/ways-in.ts';
import type { VaultCipher } from './cipher.ts';
import { readHeader, type VaultHeader } from './vault-header.ts';
import { bytes, encode, type Way, wrapFields } from './wrap.ts';

/** Of HKDF; each wrap has its own. */
export const WRAP_SALT_LENGTH = 32;
const PRF_SALT_LENGTH = 32;
const USER_HANDLE_LENGTH = 16;

const recoveryKeyRecord = z.object({
  id: z.literal('recovery-key'),
  version: z.literal(1),
  madeAt: z.int(),
  salt: bytes(WRAP_SALT_LENGTH),
  ...wrapFields,
});
export type RecoveryKeyRecord = z.infer<typeof recoveryKeyRecord>;

const passkeyEntry = z.object({
  credentialId: z.string(),
  name: z.string(),
  madeAt: z.int(),
  transports: z.array(z.string()),
  /** Of HKDF: that of the PRF is the same for all. */
  wrapSalt: bytes(WRAP_SALT_LENGTH),
  ...wrapFields,
});
export type PasskeyEntry = z.infer<typeof passkeyEntry>;

/** Written with the first passkey. Its entries are looked at one by one. */
const passkeysFrame = z.object({
  id: z.literal('passkeys'),
  version: z.literal(1),
  salt: bytes(PRF_SALT_LENGTH),
  userHandle: bytes(USER_HANDLE_LENGTH),
  list: z.array(z.unknown()),
});
export type PasskeysRecord = Omit<z.infer<typeof passkeysFrame>, 'list'> & {
  readonly list: readonly PasskeyEntry[];
};

/** The store `vault`: each way in is a wrap of its own. */
export type VaultRecord = VaultHeader | RecoveryKeyRecord | PasskeysRecord;

/** As they are found: nothing of them has been looked at. */
export interface StoredVault {
  readonly header: unknown;
  readonly recoveryKey: unknown;
  readonly passkeys: unknown;
}

/** Is there no way in at all, not even one that is damaged? */
export function isMissing({ header, recoveryKey, passkeys }: StoredVault): boolean {
  return header === undefined && recoveryKey === undefined && !mayHoldPasskeys(passkeys);
}

function mayHoldPasskeys(stored: unknown): boolean {
  return stored !== undefined && passkeysFrame.safeParse(stored).data?.list.length !== 0;
}

/** Null for what we never write. */
export function readRecoveryKey(stored: unknown): RecoveryKeyRecord | null {
  return recoveryKeyRecord.safeParse(stored).data ?? null;
}

/**
 * The passkeys that can be read: a damaged entry opens nothing, and closes no other. Where there is no record that can be
 * read, its salt and user handle come from a salt of another way in: they are the same each time without a write, and a
 * change of passphrase writes them down.
 */
export function readPasskeys(cipher: VaultCipher, stored: StoredVault): PasskeysRecord {
  const frame = passkeysFrame.safeParse(stored.passkeys).data;
  if (frame) return { ...frame, list: frame.list.flatMap((each) => passkeyEntry.safeParse(each).data ?? []) };
  const seed = readHeader(stored.header)?.passphrase.salt ?? readRecoveryKey(stored.recoveryKey)?.salt;
  const salt = cipher.hash(encode('claves passkey salt', seed));
  const userHandle = cipher.hash(encode('claves user handle', seed)).slice(0, USER_HANDLE_LENGTH);
  return { id: 'passkeys', version: 1, salt, userHandle, list: [] };
}

/** Is nothing left out of what `readPasskeys` reads? */
export function arePasskeysWhole({ passkeys }: StoredVault): boolean {
  if (passkeys === undefined) return true;
  const frame = passkeysFrame.safeParse(passkeys).data;
  return frame?.list.every((each) => passkeyEntry.safeParse(each).success) ?? false;
}

/** What may be shown; a record that cannot be read opens nothing, and is left out. */
export function publicWaysIn(cipher: VaultCipher, stored: StoredVault): WaysIn {
  const recoveryKey = readRecoveryKey(stored.recoveryKey);
  const { salt, userHandle, list } = readPasskeys(cipher, stored);
  return {
    recoveryKey: recoveryKey && { madeAt: recoveryKey.madeAt },
    passkeys: {
      salt,
      userHandle,
      list: list.map(({ credentialId, name, madeAt, transports }) => ({
        credentialId,
        name,
        madeAt,
        transports,
      })),
    },
  };
}

/** `secret`: the 16 bytes of the recovery key. */
export function recoveryKeyWay(
  cipher: VaultCipher,
  secret: Uint8Array,
  { madeAt, salt }: Pick<RecoveryKeyRecord, 'madeAt' | 'salt'>,
): Way {
  return {
    facts: ['recovery-key', 1, madeAt, salt],
    derive: () => cipher.deriveSubkey(secret, salt, 'claves recovery key'),
  };
}

/** `secret`: what the authenticator's PRF made of the vault's salt. */
export function passkeyWay(
  cipher: VaultCipher,
  secret: Uint8Array,
  { salt, userHandle }: Pick<PasskeysRecord, 'salt' | 'userHandle'>,
  entry: Pick<PasskeyEntry, 'credentialId' | 'name' | 'madeAt' | 'transports' | 'wrapSalt'>,
): Way {
  const { credentialId, name, madeAt, transports, wrapSalt } = entry;
  return {
    facts: ['passkey', 1, salt, userHandle, credentialId, name, madeAt, transports, wrapSalt],
    derive: () => cipher.deriveSubkey(secret, wrapSalt, 'claves passkey'),
  };
}

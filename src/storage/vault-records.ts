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

/** Written with the first passkey. */
const passkeysRecord = z.object({
  id: z.literal('passkeys'),
  version: z.literal(1),
  salt: bytes(PRF_SALT_LENGTH),
  userHandle: bytes(USER_HANDLE_LENGTH),
  list: z.array(passkeyEntry),
});
export type PasskeysRecord = z.infer<typeof passkeysRecord>;

/** The store `vault`: each way in is a wrap of its own. */
export type VaultRecord = VaultHeader | RecoveryKeyRecord | PasskeysRecord;

/** As they are found: nothing of them has been looked at. */
export interface StoredVault {
  readonly header: unknown;
  readonly recoveryKey: unknown;
  readonly passkeys: unknown;
}

/** Null for what we never write. */
export function readRecoveryKey(stored: unknown): RecoveryKeyRecord | null {
  return recoveryKeyRecord.safeParse(stored).data ?? null;
}

/**
 * Null for what we never write. Where there is no record yet, its salt and user handle come from the salt of the
 * passphrase: they are the same each time without a write, and a change of passphrase writes them down.
 */
export function readPasskeys(
  cipher: VaultCipher,
  { header, passkeys }: Pick<StoredVault, 'header' | 'passkeys'>,
): PasskeysRecord | null {
  if (passkeys !== undefined) return passkeysRecord.safeParse(passkeys).data ?? null;
  const seed = readHeader(header)?.passphrase.salt ?? new Uint8Array();
  const salt = cipher.hash(encode('claves passkey salt', seed));
  const userHandle = cipher.hash(encode('claves user handle', seed)).slice(0, USER_HANDLE_LENGTH);
  return { id: 'passkeys', version: 1, salt, userHandle, list: [] };
}

/** What may be shown; a record that cannot be read opens nothing, and is left out. */
export function publicWaysIn(cipher: VaultCipher, stored: StoredVault): WaysIn {
  const recoveryKey = readRecoveryKey(stored.recoveryKey);
  const passkeys = readPasskeys(cipher, stored) ?? readPasskeys(cipher, { ...stored, passkeys: undefined });
  const { salt, userHandle, list } = passkeys as PasskeysRecord;
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

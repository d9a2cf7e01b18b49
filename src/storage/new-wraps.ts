import type { Passkey } from '../flows/ways-in.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import type { VaultCipher } from './cipher.ts';
import { passphraseFacts, SALT_LENGTH, type VaultHeader } from './vault-header.ts';
import {
  type PasskeyEntry,
  type PasskeysRecord,
  passkeyWay,
  type RecoveryKeyRecord,
  recoveryKeyWay,
  WRAP_SALT_LENGTH,
} from './vault-records.ts';
import { wrap } from './wrap.ts';

const RECOVERY_KEY_LENGTH = 16;

/** The vault key under a passphrase. */
export async function newHeader(
  cipher: VaultCipher,
  vaultKey: Uint8Array,
  passphrase: string,
): Promise<VaultHeader> {
  const { kdf } = cipher;
  const salt = cipher.random(SALT_LENGTH);
  const derive = () => cipher.deriveKey(passphrase, salt, kdf);
  const way = { facts: passphraseFacts({ kdf, salt }), derive };
  const { vaultKey: sealed, ...checks } = await wrap(cipher, way, vaultKey);
  return { id: 'header', version: 2, passphrase: { kdf, salt, vaultKey: sealed }, ...checks };
}

/** The vault key under a random recovery key, and that as a person writes it down. */
export async function newRecoveryKey(
  cipher: VaultCipher,
  vaultKey: Uint8Array,
  madeAt: UnixSeconds,
): Promise<{ text: string; record: RecoveryKeyRecord }> {
  const secret = cipher.random(RECOVERY_KEY_LENGTH);
  const terms = { madeAt, salt: cipher.random(WRAP_SALT_LENGTH) };
  const wrapped = await wrap(cipher, recoveryKeyWay(cipher, secret, terms), vaultKey);
  const text = cipher.formatRecoveryKey(secret);
  secret.fill(0);
  return { text, record: { id: 'recovery-key', version: 1, ...terms, ...wrapped } };
}

interface PasskeyTerms {
  /** For its salt and user handle. */
  readonly passkeys: PasskeysRecord;
  readonly passkey: Passkey;
  /** What the authenticator's PRF made of that salt. */
  readonly secret: Uint8Array;
}

/** The vault key under what an authenticator derives. */
export async function newPasskeyEntry(
  cipher: VaultCipher,
  vaultKey: Uint8Array,
  { passkeys, passkey, secret }: PasskeyTerms,
): Promise<PasskeyEntry> {
  const { credentialId, name, madeAt } = passkey;
  const transports = [...passkey.transports];
  const entry = { credentialId, name, madeAt, transports, wrapSalt: cipher.random(WRAP_SALT_LENGTH) };
  return { ...entry, ...(await wrap(cipher, passkeyWay(cipher, secret, passkeys, entry), vaultKey)) };
}

import { ClavesError } from '../protocol/claves-error.ts';
import type { VaultCipher } from './cipher.ts';
import { newRecoveryKey } from './new-wraps.ts';
import { type RecoveryKeyRecord, recoveryKeyWay, type StoredVault } from './vault-records.ts';
import { encode, sameBytes, unwrap } from './wrap.ts';

/** Made and shown, not typed back yet: sealed, and stored nowhere. */
export interface PendingRecoveryKey {
  readonly record: RecoveryKeyRecord;
  /** What was stored in its place when it was made. */
  readonly over: unknown;
}

/** One that will take the place of what is stored now, and as a person writes it down. */
export async function newPendingRecoveryKey(
  cipher: VaultCipher,
  vaultKey: Uint8Array,
  { stored, madeAt }: { stored: StoredVault; madeAt: number },
): Promise<{ text: string; pending: PendingRecoveryKey }> {
  const { text, record } = await newRecoveryKey(cipher, vaultKey, madeAt);
  return { text, pending: { record, over: stored.recoveryKey } };
}

/** Throws `RECOVERY_KEY_MISTYPED`, or `RECOVERY_KEY_WRONG` for anything but this very key. */
export async function expectTypedBack(
  cipher: VaultCipher,
  { record }: PendingRecoveryKey,
  typed: string,
): Promise<void> {
  const secret = cipher.parseRecoveryKey(typed);
  if (!secret) throw new ClavesError('RECOVERY_KEY_MISTYPED');
  const vaultKey = await unwrap(cipher, recoveryKeyWay(cipher, secret, record), record);
  if (!vaultKey) throw new ClavesError('RECOVERY_KEY_WRONG');
  vaultKey.fill(0);
}

/** Throws `RECOVERY_KEY_CHANGED`: somebody trusts the one that another tab stored meanwhile. */
export function expectInPlace({ over }: PendingRecoveryKey, { recoveryKey }: StoredVault): void {
  if (!sameBytes(encode(over), encode(recoveryKey))) throw new ClavesError('RECOVERY_KEY_CHANGED');
}

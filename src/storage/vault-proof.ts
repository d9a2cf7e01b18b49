import type { Proof } from '../flows/ways-in.ts';
import { ClavesError, type LocalErrorCode } from '../protocol/claves-error.ts';
import { isLongEnough } from '../protocol/passphrase.ts';
import { importAndWipe, type VaultCipher } from './cipher.ts';
import { checkHeader, passphraseFacts, readHeader, version1Data } from './vault-header.ts';
import {
  arePasskeysWhole,
  isMissing,
  passkeyWay,
  readPasskeys,
  readRecoveryKey,
  recoveryKeyWay,
  type StoredVault,
} from './vault-records.ts';
import { isWhole, sameBytes, unwrap, type Way, type Wrapped } from './wrap.ts';

const PASSKEY_SECRET_LENGTH = 32;

/**
 * The raw vault key, for the caller to wipe. A damaged wrap closes its own way only. Throws `VAULT_MISSING`,
 * `WAY_IN_DAMAGED`, `KDF_WEAKENED`, or what tells that the proof is none.
 */
export function openVaultKey(cipher: VaultCipher, stored: StoredVault, proof: Proof): Promise<Uint8Array> {
  if (isMissing(stored)) throw new ClavesError('VAULT_MISSING');
  if (proof.kind === 'passphrase') return byPassphrase(cipher, stored, proof.passphrase);
  if (proof.kind === 'recovery-key') return byRecoveryKey(cipher, stored, proof.recoveryKey);
  return byPasskey(cipher, stored, proof);
}

async function byPassphrase(
  cipher: VaultCipher,
  stored: StoredVault,
  passphrase: string,
): Promise<Uint8Array> {
  const header = checkHeader(stored.header, cipher.kdf, cipher.isWeaker);
  // No vault has such a one, and the derivation takes none that is empty.
  if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WRONG');
  const { kdf, salt, vaultKey } = header.passphrase;
  const derive = () => cipher.deriveKey(passphrase, salt, kdf);
  if (header.version === 2) {
    const way = { facts: passphraseFacts({ kdf, salt }), derive };
    return opened(cipher, way, { ...header, vaultKey }, 'PASSPHRASE_WRONG');
  }
  const wrappingKey = await importAndWipe(cipher, await derive());
  return (await cipher.open(wrappingKey, vaultKey, version1Data())) ?? refuse('PASSPHRASE_WRONG');
}

async function byRecoveryKey(cipher: VaultCipher, stored: StoredVault, typed: string): Promise<Uint8Array> {
  const secret = cipher.parseRecoveryKey(typed) ?? refuse('RECOVERY_KEY_MISTYPED');
  if (stored.recoveryKey === undefined) throw new ClavesError('RECOVERY_KEY_WRONG');
  const record = readRecoveryKey(stored.recoveryKey) ?? refuse('WAY_IN_DAMAGED');
  expectOneVault(cipher, stored, record);
  return opened(cipher, recoveryKeyWay(cipher, secret, record), record, 'RECOVERY_KEY_WRONG');
}

async function byPasskey(
  cipher: VaultCipher,
  stored: StoredVault,
  { credentialId, secret }: Extract<Proof, { kind: 'passkey' }>,
): Promise<Uint8Array> {
  const passkeys = readPasskeys(cipher, stored);
  const entry = passkeys.list.find((each) => each.credentialId === credentialId);
  if (!entry) throw new ClavesError(arePasskeysWhole(stored) ? 'PASSKEY_WRONG' : 'WAY_IN_DAMAGED');
  if (secret.length !== PASSKEY_SECRET_LENGTH) throw new ClavesError('PASSKEY_WRONG');
  expectOneVault(cipher, stored, entry);
  return opened(cipher, passkeyWay(cipher, secret, passkeys, entry), entry, 'PASSKEY_WRONG');
}

async function opened(
  cipher: VaultCipher,
  way: Way,
  wrapped: Wrapped,
  wrong: LocalErrorCode,
): Promise<Uint8Array> {
  return (await unwrap(cipher, way, wrapped)) ?? refuse(wrong);
}

/** A wrap of another vault would open, and then nothing else would. */
function expectOneVault(cipher: VaultCipher, stored: StoredVault, { keyCheck }: Wrapped): void {
  const expected = keyCheckOfHeader(cipher, stored.header);
  if (expected && !sameBytes(expected, keyCheck)) throw new ClavesError('WAY_IN_DAMAGED');
}

/** Null where it does not tell: a header of version 1, or a damaged one, which closes no way but its own. */
export function keyCheckOfHeader(cipher: VaultCipher, stored: unknown): Uint8Array | null {
  const header = readHeader(stored);
  if (header?.version !== 2) return null;
  const { passphrase, ...rest } = header;
  const way = { facts: passphraseFacts(passphrase) };
  return isWhole(cipher, way, { ...rest, vaultKey: passphrase.vaultKey }) ? header.keyCheck : null;
}

/** Can a passphrase open it still, as far as can be told without one? */
export function isHeaderWhole(cipher: VaultCipher, stored: unknown): boolean {
  return readHeader(stored)?.version === 1 || keyCheckOfHeader(cipher, stored) !== null;
}

function refuse(code: LocalErrorCode): never {
  throw new ClavesError(code);
}

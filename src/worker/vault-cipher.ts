import { importKey, open, seal } from '../crypto/aead.ts';
import { hash } from '../crypto/hash.ts';
import { deriveSubkey } from '../crypto/hkdf.ts';
import { deriveKey, isWeaker, type KdfParameters, PASSPHRASE_KDF } from '../crypto/kdf.ts';
import { formatRecoveryKey, parseRecoveryKey } from '../crypto/recovery-key.ts';
import type { VaultCipher } from '../storage/cipher.ts';
import { random } from './random.ts';

/** Argon2id, HKDF-SHA-256 and AES-256-GCM. `kdf`: for new wraps, and the least that is accepted of an old one. */
export function makeVaultCipher(kdf: KdfParameters = PASSPHRASE_KDF): VaultCipher {
  const recoveryKey = { formatRecoveryKey, parseRecoveryKey };
  return { kdf, isWeaker, deriveKey, deriveSubkey, hash, importKey, seal, open, random, ...recoveryKey };
}

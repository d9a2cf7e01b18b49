import { importKey, open, seal } from '../crypto/aead.ts';
import { deriveKey, isWeaker, type KdfParameters, PASSPHRASE_KDF } from '../crypto/kdf.ts';
import type { VaultCipher } from '../storage/vault.ts';
import { random } from './random.ts';

/** Argon2id and AES-256-GCM. `kdf`: for new vaults, and the least that is accepted of an old one. */
export function makeVaultCipher(kdf: KdfParameters = PASSPHRASE_KDF): VaultCipher {
  return { kdf, isWeaker, deriveKey, importKey, seal, open, random };
}

import { ClavesError } from '../protocol/claves-error.ts';
import type { World } from './ports.ts';

/**
 * A passphrase makes the vault, and where one was made before (by what failed after it) must be its own. Throws
 * `VAULT_MISSING` or `VAULT_LOCKED` without one.
 */
export async function openVault(
  { vault, channel }: Pick<World, 'vault' | 'channel'>,
  passphrase: string | null,
): Promise<void> {
  const state = await vault.state();
  if (passphrase === null) {
    if (state === 'missing') throw new ClavesError('VAULT_MISSING');
    if (state === 'locked') throw new ClavesError('VAULT_LOCKED');
    return;
  }
  if (state !== 'missing') return vault.unlock({ kind: 'passphrase', passphrase });
  await vault.create(passphrase);
  channel.postMessage('changed');
}

import type { Ports } from '../flows/ports.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { World } from './ports.ts';
import type { VaultUseCases } from './vault-use-cases.ts';

/** The use cases of the vault itself; `opened` lets them through only while it is open. */
export function composeVault(
  { vault }: World,
  { settings, changed }: Ports,
  opened: <T>(work: () => Promise<T>) => Promise<T>,
): Omit<VaultUseCases, 'lock'> {
  const missing = async (): Promise<never> => {
    throw new ClavesError('UNEXPECTED');
  };
  return {
    unlock: (proof) => vault.unlock(proof),
    waysIn: () => vault.waysIn(),
    changePassphrase: missing,
    makeRecoveryKey: missing,
    confirmRecoveryKey: missing,
    removeRecoveryKey: missing,
    addPasskey: missing,
    removePasskey: missing,
    settings: () => opened(() => settings.read()),
    changeSettings: (change) =>
      opened(async () => {
        await settings.change(change);
        changed();
      }),
  };
}

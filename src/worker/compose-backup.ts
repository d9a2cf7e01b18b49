import { exportPrivateKey } from '../flows/export-key.ts';
import type { Ports } from '../flows/ports.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { BackupUseCases } from './backup-use-cases.ts';
import type { World } from './ports.ts';

/** The use cases of what leaves this browser on purpose; `opened` lets them through only while the vault is open. */
export function composeBackup(
  { vault }: World,
  ports: Ports,
  opened: <T>(work: () => Promise<T>) => Promise<T>,
): BackupUseCases {
  const missing = async (): Promise<never> => {
    throw new ClavesError('UNEXPECTED');
  };
  return {
    makeBackup: missing,
    readBackup: missing,
    restoreBackup: missing,
    proveBackup: missing,
    exportPrivateKey: ({ proof, ...which }) =>
      opened(async () => {
        await vault.prove(proof);
        return exportPrivateKey(ports, which);
      }),
  };
}

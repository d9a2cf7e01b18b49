import { readBackupState } from '../flows/backup/backup-state.ts';
import { makeBackup } from '../flows/backup/make.ts';
import type { BackupPorts } from '../flows/backup/ports.ts';
import { proveBackup } from '../flows/backup/prove.ts';
import { removeAll } from '../flows/backup/remove-all.ts';
import { readBackup, restoreBackup } from '../flows/backup/restore.ts';
import { exportPrivateKey } from '../flows/export-key.ts';
import type { Ports } from '../flows/ports.ts';
import type { Proof } from '../flows/ways-in.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { makeBackupStore } from '../storage/backup-store.ts';
import { makeBackupFiles } from './backup/files.ts';
import type { BackupUseCases } from './backup-use-cases.ts';
import { openVault } from './open-vault.ts';
import type { World } from './ports.ts';
import { makeVaultCipher } from './vault-cipher.ts';

/** The use cases of what leaves this browser on purpose; `opened` lets them through only while the vault is open. */
export function composeBackup(
  world: World,
  ports: Ports,
  opened: <T>(work: () => Promise<T>) => Promise<T>,
): BackupUseCases {
  const { vault } = world;
  const backups = makeBackupPorts(world, ports);
  return {
    backupState: () => opened(() => readBackupState(ports)),
    makeBackup: ({ proof, passphrase, ...choice }) =>
      opened(async () => {
        await vault.prove(proof);
        return makeBackup(backups, passphrase ?? passphraseOf(proof), choice);
      }),
    readBackup: (sealed) => readBackup(backups, sealed),
    restoreBackup: ({ vaultPassphrase, ...sealed }, options) =>
      restoreBackup(backups, sealed, () => openVault(world, vaultPassphrase), options),
    proveBackup: (sealed) => opened(() => proveBackup(backups, sealed)),
    removeAll: ({ proof, ...choice }) =>
      opened(async () => {
        await vault.prove(proof);
        await removeAll(backups, choice);
      }),
    exportPrivateKey: ({ proof, ...which }) =>
      opened(async () => {
        await vault.prove(proof);
        return exportPrivateKey(ports, which);
      }),
  };
}

function makeBackupPorts({ database, vault, cipher = makeVaultCipher() }: World, ports: Ports): BackupPorts {
  return { ...ports, backups: makeBackupStore(database, vault), files: makeBackupFiles(cipher) };
}

/** The vault's own passphrase is known only where it was the proof. */
function passphraseOf(proof: Proof): string {
  if (proof.kind !== 'passphrase') throw new ClavesError('UNEXPECTED');
  return proof.passphrase;
}

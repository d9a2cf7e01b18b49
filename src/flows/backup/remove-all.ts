import { ClavesError } from '../../protocol/claves-error.ts';
import { signOut } from '../sign-out.ts';
import { activeSession } from '../standing.ts';
import { hasSinceBackup, NEW_KEYS } from './made-keys.ts';
import type { BackupPorts, Snapshot } from './ports.ts';

/**
 * Signs out where a session is open, then deletes all that is in this browser, the vault too. Only after a backup:
 * throws `BACKUP_LACKS_KEYS` where a private half is in no file that was made here, and what `signOut`
 * throws; then all is as it was. The open vault key is of no more use: its worker is to be ended next.
 */
export async function removeAll(ports: BackupPorts): Promise<void> {
  expectBackedUp(await ports.backups.snapshot());
  if (await activeSession(ports.store)) await signOut(ports);
  await ports.backups.erase((here) => {
    // Another tab may have begun something since.
    if (here.sessions.some(({ endedAt }) => endedAt === null)) throw new ClavesError('SESSION_EXISTS');
    expectBackedUp(here);
  });
}

function expectBackedUp({ backup, activity }: Snapshot): void {
  if (hasSinceBackup(NEW_KEYS, activity, backup)) throw new ClavesError('BACKUP_LACKS_KEYS');
}

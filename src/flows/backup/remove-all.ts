import { ClavesError } from '../../protocol/claves-error.ts';
import type { RunOptions } from '../ports.ts';
import type { KeyNames } from '../settings.ts';
import { signOutLocked } from '../sign-out.ts';
import { activeSession } from '../standing.ts';
import { areAllIn, keyNamesOf } from './key-names.ts';
import type { BackupPorts, Snapshot } from './ports.ts';
import { undisturbed } from './undisturbed.ts';

const NONE: KeyNames = { identityKeys: [], privateHalves: [] };

/**
 * Signs out where a session is open, then deletes all that is in this browser, the vault too; no other tab begins or
 * makes anything meanwhile. Throws `JOURNEY_OPEN`, `BACKUP_LACKS_KEYS` where no file was proven to hold each key that
 * is here, and what `signOut` throws; then no key is lost, and nothing is deleted. The open vault key is of no more use:
 * its worker is to be ended next.
 */
export function removeAll(ports: BackupPorts, options: RunOptions = {}): Promise<void> {
  return undisturbed(ports, options, async () => {
    const before = await ports.backups.snapshot();
    const proven = before.backup.proven ?? NONE;
    expectIdle(before);
    expectProven(before, proven);
    const session = await activeSession(ports.store);
    if (session) await signOutLocked(ports, session, options);
    // Another tab may have proven another file since, but made no key.
    await ports.backups.erase((here) => expectProven(here, proven));
  });
}

/** What a journey has begun may be with the server already. */
function expectIdle({ journal }: Snapshot): void {
  if (journal.length > 0) throw new ClavesError('JOURNEY_OPEN');
}

function expectProven(here: Snapshot, proven: KeyNames): void {
  if (!areAllIn(keyNamesOf(here), proven)) throw new ClavesError('BACKUP_LACKS_KEYS');
}

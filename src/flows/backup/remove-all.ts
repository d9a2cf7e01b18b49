import { ClavesError } from '../../protocol/claves-error.ts';
import type { DamageChoice } from '../backup.ts';
import type { RunOptions } from '../ports.ts';
import type { KeyNames } from '../settings.ts';
import { signOutLocked } from '../sign-out.ts';
import { activeSession } from '../standing.ts';
import { type Damaged, expectWhole, readableIn } from './damaged.ts';
import { areAllIn, keyNamesOf } from './key-names.ts';
import { findDamaged } from './open-secrets.ts';
import type { BackupPorts, Snapshot } from './ports.ts';
import { undisturbed } from './undisturbed.ts';

const NONE: KeyNames = { identityKeys: [], privateHalves: [] };

/**
 * Signs out where a session is open, then deletes all that is in this browser, the vault too; no other tab begins or
 * makes anything meanwhile. `withoutDamaged`: gives up keys that do not open and are in no file. Throws `JOURNEY_OPEN`,
 * `BACKUP_LACKS_KEYS` where no file was proven to hold each key that is here, `KEYS_UNREADABLE` where it lacks none but
 * such as do not open, and what `signOut` throws; then no key is lost, and nothing is deleted. The open vault key is of
 * no more use: its worker is to be ended next.
 */
export function removeAll(
  ports: BackupPorts,
  { withoutDamaged = false }: DamageChoice = {},
  options: RunOptions = {},
): Promise<void> {
  return undisturbed(ports, options, async () => {
    const before = await ports.backups.snapshot();
    expectIdle(before);
    const proven = before.backup.proven ?? NONE;
    const damaged = lackingIn(await findDamaged(ports, before), proven);
    expectProven(before, damaged, proven);
    if (!withoutDamaged) expectWhole(damaged);
    const session = await activeSession(ports.store);
    if (session) await signOutLocked(ports, session, options);
    // Another tab may have proven another file since, but made no key.
    await ports.backups.erase((here) => expectProven(here, damaged, proven));
  });
}

/** What a journey has begun may be with the server already. */
function expectIdle({ journal }: Snapshot): void {
  if (journal.length > 0) throw new ClavesError('JOURNEY_OPEN');
}

/** What does not open here is as good as lost only where no file holds it. */
function lackingIn({ identityKeys, privateHalves }: Damaged, proven: KeyNames): Damaged {
  const [fingerprints, refs] = [new Set(proven.identityKeys), new Set(proven.privateHalves)];
  return {
    identityKeys: new Map([...identityKeys].filter(([fingerprint]) => !fingerprints.has(fingerprint))),
    privateHalves: new Map([...privateHalves].filter(([ref]) => !refs.has(ref))),
  };
}

function expectProven(here: Snapshot, damaged: Damaged, proven: KeyNames): void {
  if (!areAllIn(keyNamesOf(readableIn(here, damaged)), proven)) throw new ClavesError('BACKUP_LACKS_KEYS');
}

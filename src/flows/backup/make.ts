import { ClavesError } from '../../protocol/claves-error.ts';
import { isLongEnough } from '../../protocol/passphrase.ts';
import type { UnixSeconds } from '../../protocol/terms.ts';
import type { BackupFile, DamageChoice } from '../backup.ts';
import { tellDone, unlessStorage } from '../tell.ts';
import { checkContent } from './check.ts';
import { countOf, expectWhole } from './damaged.ts';
import { openSecrets, wipe } from './open-secrets.ts';
import type { BackupContent, BackupPorts } from './ports.ts';

/**
 * One encrypted file with all that is here but the tokens, as of one moment. What could not be restored is not handed
 * out. `withoutDamaged`: leaves out the keys that do not open. Throws `PASSPHRASE_WEAK`, `KEYS_UNREADABLE` where there
 * are such keys, or `RECORD_DAMAGED`.
 */
export async function makeBackup(
  ports: BackupPorts,
  passphrase: string,
  { withoutDamaged = false }: DamageChoice = {},
): Promise<BackupFile> {
  if (!isLongEnough(passphrase)) throw new ClavesError('PASSPHRASE_WEAK');
  const { content, damaged } = await openSecrets(ports, await ports.backups.snapshot());
  try {
    if (!withoutDamaged) expectWhole(damaged);
    await checkContent(ports, content).catch(asOurs);
    const bytes = await ports.files.write(content, passphrase);
    await note(ports, content);
    return { name: nameOf(content.madeAt), bytes, leftOut: countOf(damaged) };
  } finally {
    wipe(content);
  }
}

/** It is no file yet: something here is not what it should be. */
function asOurs(error: unknown): never {
  throw new ClavesError('RECORD_DAMAGED', { cause: error });
}

async function note(ports: BackupPorts, { madeAt, activity }: BackupContent): Promise<void> {
  const logLength = activity.length;
  await ports.settings.noteBackup({ madeAt, logLength }).catch(unlessStorage);
  await tellDone(ports, { kind: 'backup-made' });
}

/** Of no person and no server, as it may lie anywhere: `claves-2026-11-24-0905.claves-backup`, in UTC. */
function nameOf(madeAt: UnixSeconds): string {
  const [day = '', time = ''] = new Date(madeAt * 1000).toISOString().split('T');
  return `claves-${day}-${time.slice(0, 5).replace(':', '')}.claves-backup`;
}

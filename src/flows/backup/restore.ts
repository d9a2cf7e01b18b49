import { ClavesError } from '../../protocol/claves-error.ts';
import { toClavesError } from '../answers.ts';
import type { BackupSummary, ComparedAfter, Restored } from '../backup.ts';
import { compareWithServer } from '../compare.ts';
import type { RunOptions } from '../ports.ts';
import { activeSession } from '../standing.ts';
import { checkContent } from './check.ts';
import { findDamaged, sealSecrets, wipe } from './open-secrets.ts';
import type { Additions, BackupContent, BackupPorts, Snapshot } from './ports.ts';
import { summaryOf } from './summary.ts';
import { undisturbed } from './undisturbed.ts';
import { union } from './union.ts';

interface Sealed {
  readonly bytes: Uint8Array;
  readonly passphrase: string;
}

/** What a file holds. Writes nothing; needs no vault. */
export async function readBackup(ports: BackupPorts, { bytes, passphrase }: Sealed): Promise<BackupSummary> {
  const content = await ports.files.read(bytes, passphrase);
  try {
    await checkContent(ports, content);
    return summaryOf(content);
  } finally {
    wipe(content);
  }
}

/**
 * Takes all of a file into this browser that it lacks, in one transaction; then compares with the home server where a
 * session is signed in, which rotates at once if a private half is missing. `openVault`: called once the file has
 * proven whole, and has to leave the vault open.
 */
export async function restoreBackup(
  ports: BackupPorts,
  sealed: Sealed,
  openVault: () => Promise<void>,
  options: RunOptions = {},
): Promise<Restored> {
  const taken = await takeFile(ports, sealed, openVault, options);
  return { ...taken, compared: await compareAfter(ports, options) };
}

/** What was taken in stays so, whatever comes of this. */
async function compareAfter(ports: BackupPorts, options: RunOptions): Promise<ComparedAfter | null> {
  try {
    const session = await activeSession(ports.store);
    if (!session?.token) return null;
    const { finding } = await compareWithServer(ports, options);
    return { finding };
  } catch (error) {
    return { finding: 'failed', code: toClavesError(error).code };
  }
}

async function takeFile(
  ports: BackupPorts,
  { bytes, passphrase }: Sealed,
  openVault: () => Promise<void>,
  options: RunOptions,
): Promise<Omit<Restored, 'compared'>> {
  const content = await ports.files.read(bytes, passphrase);
  try {
    await checkContent(ports, content);
    await openVault();
    const added = await undisturbed(ports, options, () => takeIn(ports, content));
    ports.changed();
    return { summary: summaryOf(content), added };
  } finally {
    wipe(content);
  }
}

async function takeIn(ports: BackupPorts, content: BackupContent): Promise<Restored['added']> {
  const now = ports.clock.now();
  const file = { ...(await sealSecrets(ports, content)), madeAt: content.madeAt, now };
  // A transaction waits for nothing else: what does not open here is found out before.
  const damaged = await findDamaged(ports, await ports.backups.snapshot());
  let added: Restored['added'] | null = null;
  await ports.backups.merge((here) => {
    const additions = union(here, file, damaged);
    added = countNew(additions, here);
    return additions;
  });
  if (!added) throw new ClavesError('UNEXPECTED');
  return added;
}

/** A secret that takes the place of one that did not open is new. */
function countNew({ identityKeys, idCerts, keyPackages }: Additions, here: Snapshot): Restored['added'] {
  const secrets = new Set<unknown>([...here.identityKeys, ...here.keyPackages].map(({ secret }) => secret));
  const isNew = ({ secret }: { readonly secret: unknown }) => secret !== null && !secrets.has(secret);
  const held = new Set(here.idCerts.map(({ id }) => id));
  return {
    identityKeys: identityKeys.filter(isNew).length,
    idCerts: idCerts.filter(({ id }) => !held.has(id)).length,
    privateHalves: keyPackages.filter(isNew).length,
  };
}

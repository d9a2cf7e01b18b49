import type { BackupProof } from '../backup.ts';
import type { KeyNames } from '../settings.ts';
import { activeSession } from '../standing.ts';
import { tellDone } from '../tell.ts';
import { checkContent } from './check.ts';
import { commonKeys, keyNamesOf } from './key-names.ts';
import { wipe } from './open-secrets.ts';
import type { BackupContent, BackupPorts, Snapshot } from './ports.ts';
import { summaryOf } from './summary.ts';

interface Sealed {
  readonly bytes: Uint8Array;
  readonly passphrase: string;
}

/**
 * The restore drill: opens a file as a restore would, proves each private key in it, and compares with what is here.
 * Throws what `BackupFiles.read` and `checkContent` throw.
 */
export async function proveBackup(ports: BackupPorts, { bytes, passphrase }: Sealed): Promise<BackupProof> {
  const content = await ports.files.read(bytes, passphrase);
  try {
    await checkContent(ports, content);
    const here = await ports.backups.snapshot();
    const proof = compare(content, here, await currentKey(ports));
    if (proof.holdsCurrent) await note(ports, commonKeys(keyNamesOf(here), keyNamesOf(content)));
    return proof;
  } finally {
    wipe(content);
  }
}

async function note(ports: BackupPorts, proven: KeyNames): Promise<void> {
  await ports.settings.noteBackup({ provenAt: ports.clock.now(), proven });
  await tellDone(ports, { kind: 'backup-proven' });
}

/** Of this browser's session; null where it has none. */
async function currentKey({ store }: BackupPorts): Promise<string | null> {
  const session = await activeSession(store);
  const keys = session ? await store.identityKeys(session.sessionId) : [];
  return keys.find(({ state }) => state === 'current')?.fingerprint ?? null;
}

function compare(content: BackupContent, here: Snapshot, current: string | null): BackupProof {
  const proven = content.identityKeys.map(({ fingerprint }) => fingerprint);
  const inFile = new Set(proven);
  const missing = here.identityKeys.map(({ fingerprint }) => fingerprint).filter((each) => !inFile.has(each));
  return { summary: summaryOf(content), proven, missing, holdsCurrent: inFile.has(current ?? '') };
}

import type { BackupProof, Overlap } from '../backup.ts';
import type { KeyNames } from '../settings.ts';
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
    const proof = compare(content, here);
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

function compare(content: BackupContent, here: Snapshot): BackupProof {
  const [inFile, own] = [keyNamesOf(content), keyNamesOf(here)];
  const identityKeys = overlap(inFile.identityKeys, own.identityKeys);
  const { both, onlyFile, onlyHere } = overlap(inFile.privateHalves, own.privateHalves);
  const isAnyHere = identityKeys.both.length + both.length > 0;
  return {
    summary: summaryOf(content),
    identityKeys,
    privateHalves: { both: both.length, onlyFile: onlyFile.length, onlyHere: onlyHere.length },
    holdsCurrent: isAnyHere && keysInForce(here).every((each) => identityKeys.both.includes(each)),
  };
}

function overlap<T>(file: readonly T[], here: readonly T[]): Overlap<T[]> {
  const [inFile, own] = [new Set(file), new Set(here)];
  return {
    both: here.filter((each) => inFile.has(each)),
    onlyFile: file.filter((each) => !own.has(each)),
    onlyHere: here.filter((each) => !inFile.has(each)),
  };
}

/** Of the open session; where none is, the last of each session; where no session ever had one, all. */
function keysInForce({ sessions, identityKeys }: Snapshot): string[] {
  const open = sessions.find(({ endedAt }) => endedAt === null);
  const ofIt = identityKeys.filter(({ sessionId }) => !open || sessionId === open.sessionId);
  const current = ofIt.filter(({ state }) => state === 'current');
  return (current.length > 0 ? current : ofIt).map(({ fingerprint }) => fingerprint);
}

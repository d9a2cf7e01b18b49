import { useState } from 'react';
import { useFieldError } from '../ui/failure.tsx';
import { takeSecret } from '../ui/field.tsx';
import { type PassphraseChoice, useNewPassphrase } from '../ui/new-passphrase.tsx';
import { type Task, useTask } from '../ui/task.ts';
import type { BackupSummary, JourneyProgress, Restored, UseCases } from '../worker/use-cases.ts';
import { useBackupFile } from './backup-file.tsx';

/** The name under which a restore runs. */
const RESTORE = 'restore';

export interface RestoreWork {
  readonly client: Pick<UseCases, 'readBackup' | 'restoreBackup'>;
  /** Where the restore runs: it may end in a rotation, which is shown like any other. */
  readonly task: Task<JourneyProgress>;
  /** Is there no vault yet, so that a passphrase must be chosen for one? */
  readonly isNew: boolean;
}

/**
 * The two steps of a restore: `open` tells what the file holds, `restore` takes it in. The passphrase stays in its
 * field between the two, and nowhere else.
 */
export function useRestore({ client, task, isNew }: RestoreWork) {
  const look = useTask();
  const [summary, setSummary] = useState<BackupSummary | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const [choice, choose] = useState<PassphraseChoice>('same');
  const isOther = isNew && choice === 'another';
  const failure = look.error ?? (task.name === RESTORE ? task.error : null);
  const file = useBackupFile(failure);
  const weak = useFieldError(failure, isOther ? ['PASSPHRASE_WEAK'] : []);
  const fresh = useNewPassphrase(weak);

  const open = async () => {
    const sealed = await file.read('peek');
    if (sealed === null) return;
    const isOpen = await look.run('look', async () => setSummary(await client.readBackup(sealed)));
    if (!isOpen) takeSecret(file.passphrase.input);
  };
  const restore = async () => {
    if ((await file.read('peek')) === null || (isOther && !fresh.check())) return;
    const sealed = await file.read('take');
    if (sealed === null) return;
    const ofVault = isOther ? fresh.take() : sealed.passphrase;
    const input = { ...sealed, vaultPassphrase: isNew ? ofVault : null };
    const work = async (options: Parameters<UseCases['restoreBackup']>[1]) =>
      setRestored(await client.restoreBackup(input, options));
    if (!(await task.run(RESTORE, work))) setSummary(null);
  };
  /** Another file or passphrase: what was said of the last one holds no more. */
  const forget = () => {
    setSummary(null);
    look.clear();
    if (task.name === RESTORE) task.clear();
  };

  const isRunning = task.state === 'running';
  const goOn = () => {
    if (isRunning || look.state === 'running') return;
    void (summary === null ? open() : restore());
  };
  return {
    file,
    summary,
    restored,
    vault: { choice, choose, fresh },
    /** Null also where a field says what failed. */
    failure: file.isAtField || weak !== null ? null : failure,
    opening: look.state === 'running',
    restoring: isRunning && task.name === RESTORE,
    /** Is other work in the slot? */
    waits: isRunning && task.name !== RESTORE,
    goOn,
    forget,
  };
}

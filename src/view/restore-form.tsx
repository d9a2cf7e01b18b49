import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Failure, useFieldError } from '../ui/failure.tsx';
import { takeSecret } from '../ui/field.tsx';
import { useNewPassphrase } from '../ui/new-passphrase.tsx';
import { Actions } from '../ui/part.tsx';
import { Running } from '../ui/running.tsx';
import { type Task, useTask } from '../ui/task.ts';
import type { BackupSummary, JourneyProgress, Restored, UseCases } from '../worker/use-cases.ts';
import { BackupFileFields, useBackupFile } from './backup-file.tsx';
import styles from './restore-form.module.css';
import { RestorePreview } from './restore-preview.tsx';
import { RestoredWords } from './restored-words.tsx';
import { type VaultChoice, VaultPassphrase } from './vault-passphrase.tsx';

/** The name under which a restore runs. */
const RESTORE = 'restore';

interface RestoreFormProps {
  readonly client: Pick<UseCases, 'readBackup' | 'restoreBackup'>;
  /** Where the restore runs: it may end in a rotation. */
  readonly task: Task<JourneyProgress>;
  /** Is there no vault yet, so that a passphrase must be chosen for one? */
  readonly isNew: boolean;
  /** Says what the home server held to it, where it was asked. */
  readonly afterwards?: ReactNode;
}

/**
 * Takes a backup file into this browser: the file and its passphrase, then what it holds, then the restore. The
 * passphrase stays in its field between the two, and nowhere else.
 */
export function RestoreForm({ client, task, isNew, afterwards }: RestoreFormProps): ReactNode {
  const look = useTask();
  const [summary, setSummary] = useState<BackupSummary | null>(null);
  const [restored, setRestored] = useState<Restored | null>(null);
  const [choice, setChoice] = useState<VaultChoice>('same');
  const failure = look.error ?? (task.name === RESTORE ? task.error : null);
  const file = useBackupFile(failure);
  const weak = useFieldError(failure, choice === 'another' ? ['PASSPHRASE_WEAK'] : []);
  const fresh = useNewPassphrase(weak);
  const restoring = task.state === 'running' && task.name === RESTORE;

  const open = async () => {
    const sealed = await file.read('peek');
    if (sealed === null) return;
    const isOpen = await look.run('look', async () => setSummary(await client.readBackup(sealed)));
    if (!isOpen) takeSecret(file.passphrase.input);
  };
  const restore = async () => {
    if ((await file.read('peek')) === null) return;
    const isOther = isNew && choice === 'another';
    if (isOther && !fresh.check()) return;
    const sealed = await file.read('take');
    if (sealed === null) return;
    const another = isOther ? fresh.take() : sealed.passphrase;
    const vaultPassphrase = isNew ? another : null;
    const isDone = await task.run(RESTORE, async (options) =>
      setRestored(await client.restoreBackup({ ...sealed, vaultPassphrase }, options)),
    );
    if (!isDone) setSummary(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (summary === null ? open() : restore());
  };
  /** Another file or passphrase: what was said of the last one holds no more. */
  const forget = () => {
    setSummary(null);
    look.clear();
    if (task.name === RESTORE) task.clear();
  };

  if (restored !== null) return <RestoredWords restored={restored}>{afterwards}</RestoredWords>;
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <fieldset className={styles['fields']} onChange={forget} disabled={look.state === 'running'}>
        <legend className="visually-hidden">The file</legend>
        <BackupFileFields backup={file} />
      </fieldset>
      {summary !== null && <RestorePreview summary={summary} />}
      {summary !== null && isNew && <VaultPassphrase choice={choice} onChoose={setChoice} fresh={fresh} />}
      {failure !== null && !file.isAtField && weak === null && <Failure error={failure} />}
      {restoring && task.progress !== null && <Running title="The backup is being restored" task={task} />}
      <Actions>
        {summary === null ? (
          <Button kind="primary" type="submit" isPending={look.state === 'running'}>
            Open the file
          </Button>
        ) : (
          <Button kind="primary" type="submit" isPending={restoring} isDisabled={isElsewhere(task)}>
            {restoring ? 'Restoring…' : 'Restore it'}
          </Button>
        )}
      </Actions>
    </form>
  );
}

/** Is the slot taken by other work? */
function isElsewhere({ state, name }: Task<JourneyProgress>): boolean {
  return state === 'running' && name !== RESTORE;
}

import type { FormEvent, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Actions } from '../ui/part.tsx';
import { Running } from '../ui/running.tsx';
import { words } from '../words/words.ts';
import { BackupFileFields } from './backup-file.tsx';
import styles from './restore-form.module.css';
import { RestorePreview } from './restore-preview.tsx';
import { RestoredWords } from './restored-words.tsx';
import { type RestoreWork, useRestore } from './use-restore.ts';
import { VaultPassphrase } from './vault-passphrase.tsx';

interface RestoreFormProps extends RestoreWork {
  /** What is to be said once it is done, where the home server was not asked yet. */
  readonly afterwards?: ReactNode;
  /** Whose keys are here, or were. */
  readonly fid?: string;
}

/** Takes a backup file into this browser: the file and its passphrase, then what it holds, then the restore. */
export function RestoreForm({ afterwards, fid, ...work }: RestoreFormProps): ReactNode {
  const form = useRestore(work);
  const { restored, summary, failure } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.goOn();
  };
  if (restored !== null) return <RestoredWords restored={restored}>{afterwards}</RestoredWords>;
  const w = words().backup.restore;
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <fieldset className={styles['fields']} onChange={form.forget} disabled={form.opening}>
        <legend className="visually-hidden">{w.file}</legend>
        <BackupFileFields backup={form.file} />
      </fieldset>
      {summary !== null && <RestorePreview summary={summary} fid={fid} />}
      {summary !== null && work.isNew && <VaultPassphrase {...form.vault} />}
      {failure !== null && <Failure error={failure} />}
      {form.restoring && work.task.progress !== null && <Running title={w.underWay} task={work.task} />}
      <Actions>{summary === null ? <OpenButton form={form} /> : <RestoreButton form={form} />}</Actions>
    </form>
  );
}

type Form = ReturnType<typeof useRestore>;

function OpenButton({ form }: { form: Form }): ReactNode {
  return (
    <Button type="submit" isPending={form.opening}>
      {words().backup.restore.open}
    </Button>
  );
}

function RestoreButton({ form: { restoring, waits } }: { form: Form }): ReactNode {
  const w = words().backup.restore;
  return (
    <>
      {waits && <p>{w.waits}</p>}
      <Button kind="primary" type="submit" isPending={restoring} isDisabled={waits}>
        {restoring ? w.running : w.button}
      </Button>
    </>
  );
}

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { BackupFileFields, useBackupFile } from '../../view/backup-file.tsx';
import { words } from '../../words/words.ts';
import type { BackupProof, UseCases } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { Proven } from './proven.tsx';

interface ProveBackupProps {
  readonly client: UseCases;
  readonly provenAt: number | null;
}

/** The restore drill: the file is really opened, and each key in it compared with the one that is here. */
export function ProveBackup({ client, provenAt }: ProveBackupProps): ReactNode {
  const task = useTask();
  const [proof, setProof] = useState<BackupProof | null>(null);
  const file = useBackupFile(task.error);
  const prove = async () => {
    const sealed = await file.read('take');
    if (sealed === null) return;
    setProof(null);
    await task.run('prove', async () => setProof(await client.proveBackup(sealed)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (task.state !== 'running') void prove();
  };
  const w = words().backup.prove;
  return (
    <>
      <p>{w.text}</p>
      <p>
        {provenAt === null ? (
          w.none
        ) : (
          <>
            {w.lastOn} <Moment at={provenAt} to="minute" />.
          </>
        )}
      </p>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <BackupFileFields backup={file} />
        {task.state === 'failed' && !file.isAtField && <Failure error={task.error} safe={w.safe} />}
        <Actions>
          <Button type="submit" isPending={task.state === 'running'}>
            {task.state === 'running' ? w.running : w.button}
          </Button>
        </Actions>
      </form>
      {proof !== null && <Proven proof={proof} />}
    </>
  );
}

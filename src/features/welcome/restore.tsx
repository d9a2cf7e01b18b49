import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useTask } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import styles from './welcome.module.css';

interface RestoreProps {
  readonly client: UseCases;
  /** Is there no vault yet? */
  readonly isNew: boolean;
  readonly onBack: () => void;
}

/** The way in with a backup file. */
export function Restore({ client, isNew, onBack }: RestoreProps): ReactNode {
  const task = useTask<JourneyProgress>();
  const w = words().welcome.restore;
  return (
    <div className={styles['welcome']}>
      <div className={styles['words']}>
        <PageHeading title={w.title} />
        <p>{w.brings}</p>
        <p>{w.noSignIn}</p>
        {!isNew && <p>{w.vaultStays}</p>}
        <p>
          <Button kind="text" onPress={onBack}>
            {w.back}
          </Button>
        </p>
      </div>
      <RestoreForm client={client} task={task} isNew={isNew} afterwards={!isNew && <NoneOpen />} />
    </div>
  );
}

/** Where a session of the file can go on, this page gives way to it. */
function NoneOpen(): ReactNode {
  return <p>{words().welcome.restore.noneOpen}</p>;
}

import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useTask } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
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
  return (
    <div className={styles['welcome']}>
      <div className={styles['words']}>
        <PageHeading title="Restore from a backup file" />
        <p>
          The file brings back your identity keys, their ID-Certs and the private halves of KeyPackages, as
          they were when it was made.
        </p>
        <p>
          It holds no sign-in. Afterwards your home server asks for your account password, and Claves compares
          what the file brought with what the home server holds.
        </p>
        {!isNew && <p>What is in this browser’s vault already stays as it is.</p>}
        <p>
          <Button kind="text" onPress={onBack}>
            Back
          </Button>
        </p>
      </div>
      <RestoreForm client={client} task={task} isNew={isNew} afterwards={!isNew && <NoneOpen />} />
    </div>
  );
}

/** Where a session of the file can go on, this page gives way to it. */
function NoneOpen(): ReactNode {
  return <p>None of its sessions can go on. Go back and sign in, to begin a new one.</p>;
}

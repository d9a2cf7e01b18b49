import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { download } from '../../ui/download.ts';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { NewPassphrase, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import type { BackupFile, Overview, UseCases } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { LastMade } from './last-made.tsx';

const OPTIONS = [
  { value: 'same', label: 'The vault’s passphrase' },
  { value: 'another', label: 'Another one' },
] as const;

const NOT_MADE = 'No file was made, and nothing was changed.';

interface MakeBackupProps {
  readonly client: UseCases;
  readonly overview: Overview;
}

/** Who it is, is proven again: an open vault alone gives nothing out. */
export function MakeBackup({ client, overview }: MakeBackupProps): ReactNode {
  const task = useTask();
  const [choice, setChoice] = useState<(typeof OPTIONS)[number]['value']>('same');
  const [name, setName] = useState<string | null>(null);
  const wrong = useFieldError(task.error, ['PASSPHRASE_WRONG']);
  const weak = useFieldError(task.error, choice === 'another' ? ['PASSPHRASE_WEAK'] : []);
  const proof = useTypedSecret('Type the passphrase of this browser’s vault.', wrong);
  const fresh = useNewPassphrase(weak);
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (proof.peek() === null || (choice === 'another' && !fresh.check())) return;
    const passphrase = proof.take();
    if (passphrase === null) return;
    setName(null);
    const ofFile = choice === 'another' ? fresh.take() : null;
    const input = { proof: { kind: 'passphrase', passphrase }, passphrase: ofFile } as const;
    void task.run('make', async () => setName(handOut(await client.makeBackup(input))));
  };
  return (
    <>
      <p>
        One encrypted file holds every identity key, ID-Cert and private half of a KeyPackage that is here,
        with the activity log; your sign-in is not in it.
      </p>
      <LastMade overview={overview} />
      <form className={styles['form']} onSubmit={make} noValidate>
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={overview.fid}
          hidden
          readOnly
        />
        <Field
          label="Passphrase of this browser"
          hint="Typed again, as the file gives all keys away to whoever opens it."
          name="passphrase"
          type="password"
          autoComplete="current-password"
          input={proof.input}
          error={proof.error}
        />
        <div>
          <p>The file opens with:</p>
          <Choice legend="Passphrase of the file" options={OPTIONS} value={choice} onChange={setChoice} />
        </div>
        {choice === 'another' && (
          <NewPassphrase
            label="Passphrase of the file"
            hint="At least 8 characters. Without it nobody can open the file, you included."
            typed={fresh}
          />
        )}
        {task.state === 'failed' && wrong === null && weak === null && (
          <Failure error={task.error} safe={NOT_MADE} />
        )}
        <Actions>
          <Button kind="primary" type="submit" isPending={task.state === 'running'}>
            {task.state === 'running' ? 'Making it…' : 'Make and download'}
          </Button>
        </Actions>
      </form>
      {name !== null && (
        <Outcome title="The backup is made">
          <p>
            <span className={styles['name']}>{name}</span> is in your browser’s downloads. Keep it in another
            place than this device, then prove it below.
          </p>
        </Outcome>
      )}
    </>
  );
}

/** Resolves to its name: its bytes go to the browser, and are not kept here. */
function handOut({ name, bytes }: BackupFile): string {
  download(new Uint8Array(bytes), name, 'application/octet-stream');
  return name;
}

import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { KnownSecret } from '../../ui/known-secret.tsx';
import { NewPassphrase, type PassphraseChoice } from '../../ui/new-passphrase.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Actions } from '../../ui/part.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import { keyWordsFirst } from '../../view/backup-words.ts';
import { DamageField } from '../../view/damage-choice.tsx';
import { words } from '../../words/words.ts';
import type { Overview, UseCases } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { LastMade } from './last-made.tsx';
import { type Made, useMakeBackup } from './use-make-backup.ts';

interface MakeBackupProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly backup: Overview['backup'];
}

/** What a backup holds, when the last one was made, and the form for a new one. */
export function MakeBackup({ client, fid, backup }: MakeBackupProps): ReactNode {
  return (
    <>
      <p>{words().backup.make.holds}</p>
      <LastMade backup={backup} />
      <MakeForm client={client} fid={fid} />
    </>
  );
}

function MakeForm({ client, fid }: { client: UseCases; fid: string }): ReactNode {
  const { proof, file, damage, made, isRunning, failure, make } = useMakeBackup(client);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make();
  };
  const w = words().backup.make;
  return (
    <>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <KnownSecret
          fid={fid}
          label={words().backup.restore.passphrase}
          hint={w.passphraseHint}
          name="passphrase"
          typed={proof}
        />
        <FilePassphrase {...file} />
        {failure !== null && <Failure error={failure} safe={w.safe} />}
        <DamageField damage={damage} />
        <Actions>
          <Button kind="primary" type="submit" isPending={isRunning}>
            {isRunning ? w.running : w.button}
          </Button>
        </Actions>
      </form>
      {made !== null && <MadeWords made={made} />}
    </>
  );
}

function FilePassphrase({ choice, choose, fresh }: ReturnType<typeof useMakeBackup>['file']): ReactNode {
  const w = words().backup.make;
  const options: readonly { value: PassphraseChoice; label: string }[] = [
    { value: 'same', label: w.same },
    { value: 'another', label: w.another },
  ];
  return (
    <>
      <div>
        <p aria-hidden="true">{w.opensWith}:</p>
        <Choice legend={w.opensWith} options={options} value={choice} onChange={choose} />
      </div>
      {choice === 'another' && (
        <NewPassphrase
          label={words().backup.file.passphrase}
          hint={w.fileHint(FEWEST_CHARACTERS)}
          typed={fresh}
        />
      )}
    </>
  );
}

function MadeWords({ made: { name, leftOut } }: { made: Made }): ReactNode {
  const w = words().backup.make.made;
  const isWhole = leftOut.identityKeys + leftOut.privateHalves === 0;
  return (
    <Outcome tone={isWhole ? 'plain' : 'amber'} title={w.title}>
      <p>
        <span className={styles['name']}>{name}</span> {w.text}
      </p>
      {!isWhole && <p>{w.leftOut(keyWordsFirst(leftOut))}</p>}
    </Outcome>
  );
}

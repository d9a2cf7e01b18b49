import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { NewPassphrase, type PassphraseChoice } from '../../ui/new-passphrase.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Actions } from '../../ui/part.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import type { TypedSecret } from '../../ui/typed-secret.ts';
import { keyWordsFirst } from '../../view/backup-words.ts';
import { DamageField } from '../../view/damage-choice.tsx';
import type { Overview, UseCases } from '../../worker/use-cases.ts';
import styles from './backup.module.css';
import { LastMade } from './last-made.tsx';
import { type Made, useMakeBackup } from './use-make-backup.ts';

const OPTIONS: readonly { value: PassphraseChoice; label: string }[] = [
  { value: 'same', label: 'The vault’s passphrase' },
  { value: 'another', label: 'Another one' },
];

interface MakeBackupProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly backup: Overview['backup'];
}

/** What a backup holds, when the last one was made, and the form for a new one. */
export function MakeBackup({ client, fid, backup }: MakeBackupProps): ReactNode {
  return (
    <>
      <p>
        One encrypted file holds every identity key, ID-Cert and private half of a KeyPackage that is here,
        with the activity log; your sign-in is not in it.
      </p>
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
  return (
    <>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <CurrentPassphrase fid={fid} proof={proof} />
        <FilePassphrase {...file} />
        {failure !== null && <Failure error={failure} safe="No file was made, and nothing was changed." />}
        <DamageField damage={damage} />
        <Actions>
          <Button kind="primary" type="submit" isPending={isRunning}>
            {isRunning ? 'Making it…' : 'Make and download'}
          </Button>
        </Actions>
      </form>
      {made !== null && <MadeWords made={made} />}
    </>
  );
}

/** `fid`: for password managers, which look for it. */
function CurrentPassphrase({ fid, proof }: { fid: string; proof: TypedSecret }): ReactNode {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={fid} hidden readOnly />
      <Field
        label="Passphrase of this browser"
        hint="Typed again, as the file gives all keys away to whoever opens it."
        name="passphrase"
        type="password"
        autoComplete="current-password"
        input={proof.input}
        error={proof.error}
      />
    </>
  );
}

function FilePassphrase({ choice, choose, fresh }: ReturnType<typeof useMakeBackup>['file']): ReactNode {
  return (
    <>
      <div>
        <p aria-hidden="true">The file opens with:</p>
        <Choice legend="The file opens with" options={OPTIONS} value={choice} onChange={choose} />
      </div>
      {choice === 'another' && (
        <NewPassphrase
          label="Passphrase of the file"
          hint={`At least ${FEWEST_CHARACTERS} characters. Without it nobody can open the file, you included.`}
          typed={fresh}
        />
      )}
    </>
  );
}

function MadeWords({ made: { name, leftOut } }: { made: Made }): ReactNode {
  const isWhole = leftOut.identityKeys + leftOut.privateHalves === 0;
  return (
    <Outcome tone={isWhole ? 'plain' : 'amber'} title="The backup is made">
      <p>
        <span className={styles['name']}>{name}</span> is in your browser’s downloads. Keep it in another
        place than this device, then prove it below.
      </p>
      {!isWhole && <p>{keyWordsFirst(leftOut)} could not be opened, and had to be left out.</p>}
    </Outcome>
  );
}

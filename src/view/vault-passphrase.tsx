import type { ReactNode } from 'react';
import { Choice } from '../ui/choice.tsx';
import { NewPassphrase, type PassphraseChoice, type useNewPassphrase } from '../ui/new-passphrase.tsx';
import styles from './restore-form.module.css';

const OPTIONS: readonly { value: PassphraseChoice; label: string }[] = [
  { value: 'same', label: 'The same as the file’s' },
  { value: 'another', label: 'Another one' },
];

interface VaultPassphraseProps {
  readonly choice: PassphraseChoice;
  readonly choose: (choice: PassphraseChoice) => void;
  readonly fresh: ReturnType<typeof useNewPassphrase>;
}

/** By what this browser's new vault will open. */
export function VaultPassphrase({ choice, choose, fresh }: VaultPassphraseProps): ReactNode {
  return (
    <div className={styles['fields']}>
      <div>
        <p>In this browser the keys are sealed again, in a vault. Its passphrase:</p>
        <Choice legend="Passphrase of this browser" options={OPTIONS} value={choice} onChange={choose} />
      </div>
      {choice === 'another' && (
        <NewPassphrase
          label="Passphrase of this browser"
          hint="Seals your keys here. It never leaves this browser, and nobody can reset it."
          typed={fresh}
        />
      )}
    </div>
  );
}

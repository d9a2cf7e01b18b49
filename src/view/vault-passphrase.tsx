import type { ReactNode } from 'react';
import { Choice } from '../ui/choice.tsx';
import { NewPassphrase, type PassphraseChoice, type useNewPassphrase } from '../ui/new-passphrase.tsx';
import { words } from '../words/words.ts';
import styles from './restore-form.module.css';

interface VaultPassphraseProps {
  readonly choice: PassphraseChoice;
  readonly choose: (choice: PassphraseChoice) => void;
  readonly fresh: ReturnType<typeof useNewPassphrase>;
}

/** By what this browser's new vault will open. */
export function VaultPassphrase({ choice, choose, fresh }: VaultPassphraseProps): ReactNode {
  const w = words().backup.restore;
  const options: readonly { value: PassphraseChoice; label: string }[] = [
    { value: 'same', label: w.same },
    { value: 'another', label: w.another },
  ];
  return (
    <div className={styles['fields']}>
      <div>
        <p>{w.sealedAgain}</p>
        <Choice legend={w.passphrase} options={options} value={choice} onChange={choose} />
      </div>
      {choice === 'another' && <NewPassphrase label={w.passphrase} hint={w.passphraseHint} typed={fresh} />}
    </div>
  );
}

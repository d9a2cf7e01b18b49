import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useFieldError } from '../ui/failure.tsx';
import { Field } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { type TypedSecret, useTypedSecret } from '../ui/typed-secret.ts';
import { words } from '../words/words.ts';
import type { SealedBackup } from '../worker/use-cases.ts';

/** Bytes: what is larger was not made by Claves, and is not read at all. */
const LARGEST = 2 ** 26;

const OF_THE_FILE = ['BACKUP_UNREADABLE', 'BACKUP_TOO_NEW'];
const OF_THE_PASSPHRASE = ['BACKUP_PASSPHRASE_WRONG'];

interface ChosenBackup {
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is wrong with the file, where anything is. */
  readonly error: string | null;
  readonly passphrase: TypedSecret;
  /** Does one of the two fields say what failed? */
  readonly isAtField: boolean;
  /** The file, and the passphrase, which stays in its field until it is taken; null where a field says what is missing. */
  readonly read: (how: 'take' | 'peek') => Promise<SealedBackup | null>;
}

/** A backup file as it is chosen. `failure`: what came of the last one. */
export function useBackupFile(failure: unknown): ChosenBackup {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const unreadable = useFieldError(failure, OF_THE_FILE);
  const wrong = useFieldError(failure, OF_THE_PASSPHRASE);
  const passphrase = useTypedSecret(words().backup.file.passphraseMissing, wrong);
  const error = fault ?? unreadable;
  useEffect(() => {
    if (error !== null) input.current?.focus();
  }, [error]);
  const read = async (how: 'take' | 'peek') => {
    const bytes = await bytesOf(input.current?.files?.[0]);
    setFault(typeof bytes === 'string' ? bytes : null);
    if (typeof bytes === 'string') return null;
    const typed = passphrase[how]();
    return typed === null ? null : { bytes, passphrase: typed };
  };
  return { input, error, passphrase, isAtField: unreadable !== null || wrong !== null, read };
}

/** Its bytes, or why there are none. */
async function bytesOf(file: File | undefined): Promise<Uint8Array | string> {
  const w = words().backup.file;
  if (file === undefined) return w.missing;
  if (file.size > LARGEST) return w.tooLarge;
  return file.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => w.unread,
  );
}

/** The fields for a backup file that exists. */
export function BackupFileFields({ backup }: { backup: ChosenBackup }): ReactNode {
  const { input, error, passphrase } = backup;
  const w = words().backup.file;
  return (
    <>
      <FileField label={w.label} hint={w.hint} input={input} error={error} />
      <Field
        label={w.passphrase}
        hint={w.passphraseHint}
        name="backup-passphrase"
        type="password"
        autoComplete="off"
        input={passphrase.input}
        error={passphrase.error}
      />
    </>
  );
}

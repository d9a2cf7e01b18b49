import { useState } from 'react';
import { download } from '../../ui/download.ts';
import { useFieldError } from '../../ui/failure.tsx';
import { type PassphraseChoice, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { useDamageChoice } from '../../view/damage-choice.tsx';
import { words } from '../../words/words.ts';
import type { BackupFile, UseCases } from '../../worker/use-cases.ts';

/** What is told of a file that was made. */
export type Made = Omit<BackupFile, 'bytes'>;

/** Makes a file and hands it out. Who it is, is proven again: an open vault alone gives nothing out. */
export function useMakeBackup(client: UseCases) {
  const task = useTask();
  const [choice, choose] = useState<PassphraseChoice>('same');
  const [made, setMade] = useState<Made | null>(null);
  const isOther = choice === 'another';
  const wrong = useFieldError(task.error, ['PASSPHRASE_WRONG']);
  const weak = useFieldError(task.error, isOther ? ['PASSPHRASE_WEAK'] : []);
  const proof = useTypedSecret(words().backup.make.passphraseMissing, wrong);
  const fresh = useNewPassphrase(weak);
  const damage = useDamageChoice(task.error);
  const isRunning = task.state === 'running';

  const make = () => {
    if (isRunning || proof.peek() === null || (isOther && !fresh.check())) return;
    setMade(null);
    const passphrase = proof.take() ?? '';
    const input = {
      proof: { kind: 'passphrase', passphrase },
      passphrase: isOther ? fresh.take() : null,
      ...damage.choice,
    } as const;
    void task.run('make', async () => setMade(handOut(await client.makeBackup(input))));
  };
  /** Null also where a field says what failed. */
  const failure = wrong === null && weak === null ? task.error : null;
  return { proof, file: { choice, choose, fresh }, damage, made, isRunning, failure, make };
}

/** Gives back all but its bytes: they go to the browser, and are not kept here. */
function handOut({ bytes, ...made }: BackupFile): Made {
  download(new Uint8Array(bytes), made.name, 'application/octet-stream');
  return made;
}

import type { ReactNode } from 'react';
import { Confirm } from '../../ui/confirm.tsx';
import { download } from '../../ui/download.ts';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { KnownSecret } from '../../ui/known-secret.tsx';
import { NewPassphrase, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { type Task, useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import type { Shown } from './shown.ts';
import { keyFileName } from './words.ts';

interface ExportPrivateKeyProps {
  readonly client: UseCases;
  readonly shown: Pick<Shown, 'standing' | 'view'> & { readonly fingerprint: string };
  readonly onExported: () => void;
  readonly onClose: () => void;
}

/** Asks who it is and for a passphrase of the file, says what is at stake, and hands the file to the downloads. */
export function ExportPrivateKey(props: ExportPrivateKeyProps): ReactNode {
  const { client, shown, onExported, onClose } = props;
  const { fingerprint, view } = shown;
  const w = words().certificate.exporting;
  const task = useTask();
  const typed = useTyped(task);
  const confirm = async () => {
    const taken = typed.take();
    if (taken === null) return;
    const isDone = await task.run('export', async ({ signal }) => {
      const file = await client.exportPrivateKey({ fingerprint, ...taken });
      // Whoever closed the dialog meanwhile does not want it any more.
      if (signal.aborted) throw new DOMException('closed', 'AbortError');
      download(file.text, keyFileName('private', fingerprint, file.extension), file.mediaType);
    });
    if (isDone) onExported();
  };
  const close = () => {
    task.stop();
    onClose();
  };
  return (
    <Confirm
      title={w.title}
      verb={w.verb}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={() => void confirm()}
      onClose={close}
    >
      <Stakes fingerprint={fingerprint} isCurrent={shown.standing === 'current'} />
      <KnownSecret fid={view?.fid} label={w.own} name="passphrase" typed={typed.own} />
      <NewPassphrase label={w.fresh} hint={w.freshHint} typed={typed.fresh} />
      {task.state === 'failed' && !typed.isAtField && <Failure error={task.error} safe={w.failedSafe} />}
    </Confirm>
  );
}

/** The two passphrases. `take`: null where a field says what is wrong. */
function useTyped(task: Pick<Task, 'error'>) {
  const wrong = useFieldError(task.error, ['PASSPHRASE_WRONG']);
  const weak = useFieldError(task.error, ['PASSPHRASE_WEAK']);
  const own = useTypedSecret(words().certificate.exporting.ownEmpty, wrong);
  const fresh = useNewPassphrase(weak);
  const take = () => {
    const above = own.peek();
    if (above === null || !fresh.check(above)) return null;
    const proof = { kind: 'passphrase', passphrase: own.take() ?? '' } as const;
    return { proof, passphrase: fresh.take() };
  };
  return { own, fresh, take, isAtField: wrong !== null || weak !== null };
}

function Stakes({ fingerprint, isCurrent }: { fingerprint: string; isCurrent: boolean }): ReactNode {
  const w = words().certificate.exporting;
  return (
    <>
      <p>
        {w.stakes} {isCurrent ? w.ofCurrent : w.ofPast}
      </p>
      <p>{w.notABackup}</p>
      <Fingerprint hex={fingerprint} />
    </>
  );
}

import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { useTask } from '../ui/task.ts';
import { words } from '../words/words.ts';
import type { UseCases, WaysIn } from '../worker/use-cases.ts';
import { DamageField, useDamageChoice } from './damage-choice.tsx';
import { PasskeyFailure } from './passkey-failure.tsx';
import { ProofField, useProof } from './proof.tsx';
import { dropSentinel, keepSentinel, readSentinel } from './sentinel.ts';

interface RemoveAllProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly waysIn: WaysIn;
  /** Is there a session that ends with it? */
  readonly isSignedIn: boolean;
}

/** A button for whoever leaves this browser for good: asks who it is, and leaves nothing here. */
export function RemoveAll(props: RemoveAllProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        {words().proof.removeAll.button}
      </Button>
      {isAsking && <AskRemoveAll {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function AskRemoveAll({
  client,
  fid,
  waysIn,
  isSignedIn,
  onClose,
}: RemoveAllProps & { readonly onClose: () => void }): ReactNode {
  const task = useTask();
  const proof = useProof(waysIn, task);
  const damage = useDamageChoice(task.error);
  const remove = () => {
    if (!proof.check()) return;
    void task.run('remove-all', async ({ signal }) => {
      const taken = await proof.take(signal);
      const sentinel = readSentinel();
      // Else the page would find that the keys are gone.
      dropSentinel();
      await client.removeAll({ proof: taken, ...damage.choice }).catch((error: unknown) => {
        if (sentinel) keepSentinel(sentinel);
        throw error;
      });
    });
  };
  const close = () => {
    task.stop();
    onClose();
  };
  const w = words().proof.removeAll;
  return (
    <Confirm
      title={w.title}
      verb={w.verb}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={remove}
      onClose={close}
    >
      <p>
        {isSignedIn && w.endsFirst} {w.text}
      </p>
      <ProofField proof={proof} fid={fid} />
      {task.state === 'failed' && proof.error === null && <PasskeyFailure error={task.error} />}
      <DamageField damage={damage} />
    </Confirm>
  );
}

import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { PasskeyFailure } from '../../view/passkey-failure.tsx';
import { ProofField, useProof } from '../../view/proof.tsx';
import { words } from '../../words/words.ts';
import { RecoveryKeySheet } from './recovery-key-sheet.tsx';
import { TypeBack } from './type-back.tsx';
import { useStopAtEnd } from './use-stop-at-end.ts';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

interface MakeRecoveryKeyProps extends WayInProps {
  readonly onEnd: (how: 'made' | 'discarded') => void;
}

/**
 * Who it is, then the key to write down, then the key typed back. The key stands in the page's text while it is shown, and
 * not while it is typed back; it is gone with this component, and the worker gives it out no second time.
 */
export function MakeRecoveryKey({ client, fid, waysIn, onEnd }: MakeRecoveryKeyProps): ReactNode {
  const [step, setStep] = useState<'proof' | 'shown' | 'typing'>('proof');
  const place = useRef<HTMLElement>(null);
  const groups = useRef<readonly string[]>([]);
  const task = useTask();
  useStopAtEnd(task);
  const proof = useProof(waysIn, task);
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!proof.check()) return;
    void task.run('make-recovery-key', async ({ signal }) => {
      groups.current = (await client.makeRecoveryKey({ proof: await proof.take(signal) })).split('-');
      show();
    });
  };
  const show = () => {
    place.current?.replaceChildren(...groups.current.map(groupElement));
    setStep('shown');
  };
  const hide = () => {
    place.current?.replaceChildren();
    setStep('typing');
  };
  const w = words().vault.recoveryKey;
  return (
    <>
      {step === 'proof' && (
        <Disclosure summary={waysIn.recoveryKey === null ? w.make : w.makeAnother}>
          <form className={styles['form']} onSubmit={make} noValidate>
            <ProofField proof={proof} fid={fid} />
            {task.state === 'failed' && proof.error === null && (
              <PasskeyFailure error={task.error} safe={w.notMade} />
            )}
            <Actions>
              <Button kind="primary" type="submit" isPending={task.state === 'running'}>
                {w.make}
              </Button>
            </Actions>
          </form>
        </Disclosure>
      )}
      <RecoveryKeySheet
        place={place}
        fid={fid}
        isShown={step === 'shown'}
        onWritten={hide}
        onDiscard={() => onEnd('discarded')}
      />
      {step === 'typing' && (
        <TypeBack
          client={client}
          onDone={() => onEnd('made')}
          onBack={show}
          onDiscard={() => onEnd('discarded')}
        />
      )}
    </>
  );
}

/** With a blank behind it, so that what is selected and copied keeps its groups. */
function groupElement(group: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = `${group} `;
  return element;
}

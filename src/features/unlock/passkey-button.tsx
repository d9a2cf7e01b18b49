import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { useTask } from '../../ui/task.ts';
import { askPasskey } from '../../view/passkey.ts';
import { PasskeyFailure } from '../../view/passkey-failure.tsx';
import { noteUnlockedBy } from '../../view/unlocked-by.ts';
import { words } from '../../words/words.ts';
import type { UseCases, WaysIn } from '../../worker/use-cases.ts';
import styles from './unlock.module.css';

interface PasskeyButtonProps {
  readonly client: UseCases;
  readonly waysIn: WaysIn;
}

/** Asks the authenticator when it is pressed, and never by itself: whoever came to read is not stopped by a prompt. */
export function PasskeyButton({ client, waysIn }: PasskeyButtonProps): ReactNode {
  const task = useTask();
  const { stop } = task;
  useEffect(() => stop, [stop]);
  const unlock = () =>
    void task.run('unlock', async ({ signal }) => {
      const proof = await askPasskey(waysIn.passkeys, signal);
      noteUnlockedBy('passkey');
      await client.unlock(proof);
    });
  const w = words().unlock.passkey;
  return (
    <div className={styles['form']}>
      <Button kind="primary" onPress={unlock} isPending={task.state === 'running'}>
        {w.button}
      </Button>
      {task.state === 'failed' && <PasskeyFailure error={task.error} safe={w.safe} />}
    </div>
  );
}

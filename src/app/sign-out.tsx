import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Failure, useExplain } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';
import { useTask } from '../ui/task.ts';
import type { Client } from '../worker/client.ts';

const SIGN_OUT = 'sign-out';
const MAY_HAVE_ENDED =
  'Your keys are kept. The request may have reached the server: signing out once more does no harm.';

/** Ends the session on the server, after asking. */
export function SignOut({ client, fid }: { client: Client; fid: string }): ReactNode {
  const [asking, setAsking] = useState(false);
  const task = useTask();
  const explain = useExplain();
  const isUntold = task.state === 'failed' && explain(task.error).code === 'SIGN_IN_NEEDED';
  const ask = () => {
    task.clear();
    setAsking(true);
  };
  return (
    <>
      <Button kind="text" onPress={ask}>
        Sign out…
      </Button>
      <Confirm
        title="Sign out?"
        verb="Sign out"
        isOpen={asking}
        isPending={task.state === 'running'}
        onConfirm={() => void task.run(SIGN_OUT, () => client.signOut())}
        onClose={() => setAsking(false)}
      >
        <p>
          The home server ends this session of {fid}. Nobody can add this device any more, and its KeyPackages
          are void.
        </p>
        <p>
          The keys and their history stay in this browser’s vault, sealed. An ended session cannot be taken up
          again: signing in later begins a new one.
        </p>
        <p>
          Foreign servers where you are signed in are told as well. One that does not answer finds out when it
          next asks your home server, within an hour.
        </p>
        <div role="status">
          {task.state === 'running' && task.name === SIGN_OUT && (
            <p>
              Waiting for the home server. You need not stay: what was asked cannot be called back, so if it
              answers yet, this session ends.
            </p>
          )}
        </div>
        {task.state === 'failed' && <Failure error={task.error} safe={MAY_HAVE_ENDED} />}
        {isUntold && <EndHere onPress={() => void task.run('sign-out-here', () => client.signOutHere())} />}
      </Confirm>
    </>
  );
}

/** The way out where the home server takes no password: an identity that was deleted has none. */
function EndHere({ onPress }: { onPress: () => void }): ReactNode {
  const end = (
    <Button kind="danger" onPress={onPress}>
      End it in this browser alone
    </Button>
  );
  return (
    <Notice tone="amber" title="Is your account password refused, or the identity deleted?" action={end}>
      <p>
        The session can be ended in this browser alone. Your home server cannot be told of it: the session may
        live on there, and this device stays on offer to groups. The keys and their history stay here, sealed.
      </p>
    </Notice>
  );
}

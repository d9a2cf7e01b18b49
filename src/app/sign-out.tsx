import { type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Failure, useExplain } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';
import { Sentence } from '../ui/sentence.tsx';
import { useTask } from '../ui/task.ts';
import { Term } from '../ui/term.tsx';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';

const SIGN_OUT = 'sign-out';

/** Ends the session on the server, after asking. */
export function SignOut({ client, fid }: { client: Client; fid: string }): ReactNode {
  const [asking, setAsking] = useState(false);
  const task = useTask();
  const explain = useExplain();
  const isUntold = task.state === 'failed' && explain(task.error).code === 'SIGN_IN_NEEDED';
  const w = words().shell.signOut;
  const ask = () => {
    task.clear();
    setAsking(true);
  };
  return (
    <>
      <Button kind="text" onPress={ask}>
        {w.open}
      </Button>
      <Confirm
        title={w.title}
        verb={w.verb}
        isOpen={asking}
        isPending={task.state === 'running'}
        onConfirm={() => void task.run(SIGN_OUT, () => client.signOut())}
        onClose={() => setAsking(false)}
      >
        <WhatEnds fid={fid} />
        <div role="status">{task.state === 'running' && task.name === SIGN_OUT && <p>{w.waiting}</p>}</div>
        {task.state === 'failed' && <Failure error={task.error} safe={w.mayHaveEnded} />}
        {isUntold && <EndHere onPress={() => void task.run('sign-out-here', () => client.signOutHere())} />}
      </Confirm>
    </>
  );
}

function WhatEnds({ fid }: { fid: string }): ReactNode {
  const { ends, keeps, foreign } = words().shell.signOut;
  return (
    <>
      <p>
        <Sentence parts={ends(fid, (text): ReactNode => <Term name="key-package">{text}</Term>)} />
      </p>
      <p>{keeps}</p>
      <p>{foreign}</p>
    </>
  );
}

/** The way out where the home server takes no password: an identity that was deleted has none. */
function EndHere({ onPress }: { onPress: () => void }): ReactNode {
  const { title, text, verb } = words().shell.signOut.here;
  const end = (
    <Button kind="danger" onPress={onPress}>
      {verb}
    </Button>
  );
  return (
    <Notice tone="amber" title={title} action={end}>
      <p>{text}</p>
    </Notice>
  );
}

import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { noteUnlockedBy, unlockedBy } from '../../view/unlocked-by.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import type { WayInProps } from './way-in-props.ts';

/** The way in that is always there. */
export function PassphrasePart(props: WayInProps): ReactNode {
  const [changes, setChanges] = useState(0);
  const [isForgotten, setForgotten] = useState(() => unlockedBy() === 'recovery-key');
  const finish = () => {
    noteUnlockedBy(null);
    setForgotten(false);
    setChanges((count) => count + 1);
  };
  return (
    <Part name="Passphrase">
      {isForgotten && (
        <Notice tone="amber" title="You came in by the recovery key">
          <p>
            Is the passphrase forgotten? Choose a new one here: the recovery key once more proves that it is
            you.
          </p>
        </Notice>
      )}
      {changes > 0 && <Changed key={`changed ${changes}`} />}
      <p>It never leaves this browser, and nobody can reset it. It is always one way into the vault.</p>
      <Disclosure key={changes} summary="Change the passphrase" open={isForgotten}>
        <ChangePassphrase {...props} first={isForgotten ? 'recovery-key' : 'passphrase'} onDone={finish} />
      </Disclosure>
    </Part>
  );
}

function Changed(): ReactNode {
  return (
    <Outcome title="The passphrase was changed">
      <p>
        The old one opens nothing here any more. The keys themselves were not touched, and the other ways in
        work as before. A backup file keeps the passphrase that it was made with.
      </p>
    </Outcome>
  );
}

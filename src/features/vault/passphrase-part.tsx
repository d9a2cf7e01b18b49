import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { noteUnlockedBy, unlockedBy } from '../../view/unlocked-by.ts';
import { words } from '../../words/words.ts';
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
  const w = words().vault.passphrase;
  return (
    <Part name={w.name}>
      {isForgotten && (
        <Notice tone="amber" title={w.forgotten.title}>
          <p>{w.forgotten.text}</p>
        </Notice>
      )}
      {changes > 0 && <Changed key={`changed ${changes}`} />}
      <p>{w.text}</p>
      <Disclosure key={changes} summary={w.change} open={isForgotten}>
        <ChangePassphrase {...props} first={isForgotten ? 'recovery-key' : 'passphrase'} onDone={finish} />
      </Disclosure>
    </Part>
  );
}

function Changed(): ReactNode {
  const { title, text } = words().vault.passphrase.changed;
  return (
    <Outcome title={title}>
      <p>{text}</p>
    </Outcome>
  );
}

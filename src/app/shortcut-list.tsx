import { type ReactNode, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { Facts } from '../ui/facts.tsx';
import { Keys } from '../ui/keys.tsx';
import { Panel } from '../ui/panel.tsx';
import { words } from '../words/words.ts';
import styles from './shortcut-list.module.css';
import { commandKeys, GO, keysOf } from './shortcuts.ts';
import { letSingleKeysCount, singleKeysCount } from './single-keys.ts';

/** What the keyboard can ask for, and whether single keys do. */
export function ShortcutList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const { title } = words().commands.shortcuts;
  return (
    <Panel title={title} isOpen={isOpen} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={styles['list']} aria-label={title} tabIndex={0}>
        <Everywhere />
        <Pages />
        <SingleKeys />
      </section>
    </Panel>
  );
}

function Everywhere(): ReactNode {
  const { everywhere, open, this: list, close } = words().commands.shortcuts;
  const facts = [
    { name: open, value: <Keys keys={commandKeys()} /> },
    { name: list, value: <Keys keys={['?']} /> },
    { name: close, value: <Keys keys={['Esc']} /> },
  ];
  return (
    <>
      <h3>{everywhere}</h3>
      <Facts facts={facts} />
    </>
  );
}

function Pages(): ReactNode {
  const { pageNames } = words().shell;
  const facts = Object.values(GO).map((path) => ({
    name: pageNames[path],
    value: <Keys keys={keysOf(path)} />,
  }));
  return (
    <>
      <h3>{words().commands.shortcuts.pages}</h3>
      <Facts facts={facts} />
    </>
  );
}

function SingleKeys(): ReactNode {
  const [count, setCount] = useState(singleKeysCount);
  const { single, singleHint, on, off } = words().commands.shortcuts;
  const options = [
    { value: 'on', label: on },
    { value: 'off', label: off },
  ] as const;
  const choose = (value: 'on' | 'off') => {
    letSingleKeysCount(value === 'on');
    setCount(value === 'on');
  };
  return (
    <>
      <h3>{single}</h3>
      <p>{singleHint}</p>
      <Choice legend={single} options={options} value={count ? 'on' : 'off'} onChange={choose} />
    </>
  );
}

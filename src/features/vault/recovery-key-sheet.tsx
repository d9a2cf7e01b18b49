import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Actions } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import styles from './vault.module.css';

interface RecoveryKeySheetProps {
  /** Where the key is written. It is there before the key is, and empty while the key is not shown. */
  readonly place: RefObject<HTMLElement | null>;
  readonly fid: string;
  readonly isShown: boolean;
  readonly onWritten: () => void;
  readonly onDiscard: () => void;
}

/** The recovery key, to write down or print: then nothing else of the page goes onto the paper. */
export function RecoveryKeySheet(props: RecoveryKeySheetProps): ReactNode {
  const { place, fid, isShown, onWritten, onDiscard } = props;
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isShown) sheet.current?.focus();
  }, [isShown]);
  const w = words().vault.recoveryKey.sheet;
  return (
    <section
      ref={sheet}
      tabIndex={-1}
      aria-label={w.label}
      className={cx(styles['sheet'], isShown && styles['shown'])}
      hidden={!isShown}
    >
      <p>
        <strong>{w.writeDown}</strong> {w.untilThen}
      </p>
      <code ref={place} className={styles['key']} />
      <p>{w.of(fid, location.host)}</p>
      <Actions>
        <Button kind="primary" onPress={onWritten}>
          {w.written}
        </Button>
        <Button onPress={() => print()}>{w.print}</Button>
        <Button kind="text" onPress={onDiscard}>
          {w.discard}
        </Button>
      </Actions>
    </section>
  );
}

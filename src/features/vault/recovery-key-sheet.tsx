import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Actions } from '../../ui/part.tsx';
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
  return (
    <section
      ref={sheet}
      tabIndex={-1}
      aria-label="The new recovery key"
      className={cx(styles['sheet'], isShown && styles['shown'])}
      hidden={!isShown}
    >
      <p>
        <strong>
          Write it down now: once you have typed it back or discarded it, it is never shown again.
        </strong>{' '}
        It opens nothing until it is typed back, and is discarded if you leave this page before.
      </p>
      <code ref={place} className={styles['key']} />
      <p>
        Recovery key of the vault of {fid} in a browser at {location.host}. No character in it is an I, L, O
        or U.
      </p>
      <Actions>
        <Button kind="primary" onPress={onWritten}>
          I have written it down
        </Button>
        <Button onPress={() => print()}>Print</Button>
        <Button kind="text" onPress={onDiscard}>
          Discard it
        </Button>
      </Actions>
    </section>
  );
}

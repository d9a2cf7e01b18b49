import type { MouseEvent, ReactNode } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';

type Kind = 'primary' | 'plain' | 'danger' | 'text';

interface ButtonProps {
  readonly kind?: Kind;
  readonly type?: 'button' | 'submit';
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Busy: keeps the focus, and does nothing when pressed. */
  readonly isPending?: boolean;
  readonly children: ReactNode;
}

/** The classes of a button, for a link that leads on like one. */
export function buttonClass(kind: Kind): string {
  return cx(styles['button'], styles[kind]);
}

/** A button; `onPress` is for whatever presses it: pointer, key or voice. */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'plain', type = 'button', onPress, isDisabled = false, isPending = false, children } = props;
  const press = (event: MouseEvent) => {
    if (isPending) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      className={buttonClass(kind)}
      type={type}
      onClick={press}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
    >
      {children}
      {isPending && <span className={styles['busy']} aria-hidden="true" />}
    </button>
  );
}

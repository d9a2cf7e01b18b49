import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { cx } from './cx.ts';

type Kind = 'primary' | 'plain' | 'danger' | 'text';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly kind?: Kind;
  readonly children: ReactNode;
}

/** The classes of a button, for a link that leads on like one. */
export function buttonClass(kind: Kind): string {
  return cx(styles['button'], styles[kind]);
}

/** `isPending` keeps it focusable and says that it is busy. */
export function Button({ kind = 'plain', children, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className={buttonClass(kind)}>
      {children}
      {rest.isPending === true && <span className={styles['busy']} aria-hidden="true" />}
    </AriaButton>
  );
}

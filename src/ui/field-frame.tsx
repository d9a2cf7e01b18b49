import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

/** What ties an input to its label and to what is said of it. */
interface InputTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldFrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with the input; read out with it. */
  readonly error: string | null;
  readonly children: (ties: InputTies) => ReactNode;
}

/** A label, a box for the input, and what is said of it. */
export function FieldFrame({ label, hint, error, children }: FieldFrameProps): ReactNode {
  const id = useId();
  const described = cx(hint !== undefined && `${id}-hint`, error !== null && `${id}-error`);
  const ties = {
    id,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error !== null,
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={cx(styles['box'], error !== null && styles['wrong'])}>{children(ties)}</div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </div>
      )}
      {error !== null && (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}

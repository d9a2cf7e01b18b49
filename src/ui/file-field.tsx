import { type ReactNode, type RefObject, useId } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

interface FileFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** A labelled choice of one file: the browser's own, which keys reach and a file can be dropped on. */
export function FileField({ label, hint, error, input }: FileFieldProps): ReactNode {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={cx(styles['box'], error !== null && styles['wrong'])}>
        <input
          id={id}
          ref={input}
          type="file"
          aria-describedby={cx(`${id}-hint`, error !== null && `${id}-error`)}
          aria-invalid={error !== null}
        />
      </div>
      <div id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}

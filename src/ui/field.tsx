import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { FieldFrame } from './field-frame.tsx';

interface FieldProps {
  readonly label: string;
  /** One sentence: what it is for and where it goes. */
  readonly hint?: ReactNode;
  /** What is wrong with it; read out with the field. */
  readonly error?: string | null;
  readonly name: string;
  readonly autoComplete: string;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly type?: 'text' | 'url' | 'password';
  readonly defaultValue?: string;
  /** What follows the typed text, such as `@domain`. */
  readonly suffix?: string | null;
  readonly inputMode?: 'numeric';
  readonly maxLength?: number;
  /** For what is compared character by character. */
  readonly isMono?: boolean;
  /** Takes Enter, which then does not send the form. */
  readonly onEnter?: () => void;
}

/** A labelled input. Uncontrolled: what is typed stays in the element and is read from `input` at submit. */
export function Field({
  label,
  hint,
  error = null,
  input,
  suffix = null,
  isMono = false,
  type = 'text',
  onEnter,
  ...rest
}: FieldProps): ReactNode {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(ties) => (
        <>
          <input
            {...rest}
            {...ties}
            ref={input}
            className={cx(isMono && styles['mono'])}
            onKeyDown={onEnter && ((event) => takeEnter(event, onEnter))}
            type={type}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          {suffix !== null && <span className={styles['suffix']}>{suffix}</span>}
        </>
      )}
    </FieldFrame>
  );
}

function takeEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  act();
}

/** Reads what is typed and empties the input, so that it stays nowhere in the page. */
export function takeSecret(input: RefObject<HTMLInputElement | null>): string {
  const element = input.current;
  const value = element?.value ?? '';
  if (element !== null) element.value = '';
  return value;
}

import type { ReactNode, RefObject } from 'react';
import { Field } from '../ui/field.tsx';

/** Shown as it is typed: it is long, and copied from paper. */
export function RecoveryKeyField(props: {
  input: RefObject<HTMLInputElement | null>;
  error: string | null;
  label?: string;
}): ReactNode {
  return (
    <Field
      label={props.label ?? 'Recovery key'}
      hint="Seven groups of four. Capitals, blanks and hyphens do not matter."
      name="recovery-key"
      autoComplete="off"
      isMono
      input={props.input}
      error={props.error}
    />
  );
}

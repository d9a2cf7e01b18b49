import type { ReactNode, RefObject } from 'react';
import { Field } from '../ui/field.tsx';
import { words } from '../words/words.ts';

/** Shown as it is typed: it is long, and copied from paper. */
export function RecoveryKeyField(props: {
  input: RefObject<HTMLInputElement | null>;
  error: string | null;
  label?: string;
}): ReactNode {
  return (
    <Field
      label={props.label ?? words().proof.ways['recovery-key']}
      hint={words().proof.recoveryKeyHint}
      name="recovery-key"
      autoComplete="off"
      isMono
      input={props.input}
      error={props.error}
    />
  );
}

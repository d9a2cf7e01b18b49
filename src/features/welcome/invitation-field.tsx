import type { ReactNode, RefObject } from 'react';
import { Field } from '../../ui/field.tsx';
import { words } from '../../words/words.ts';

type Input = RefObject<HTMLInputElement | null>;

/** For a home server that takes in invited people only. */
export function InvitationField({ input, error }: { input: Input; error: string | null }): ReactNode {
  const w = words().welcome.form;
  return (
    <Field
      label={w.invitation}
      hint={w.invitationHint}
      name="invitation"
      autoComplete="off"
      input={input}
      error={error}
    />
  );
}

/** What is typed there, to be sent along; nothing where the field is empty or not shown. */
export function invitationOf(input: Input): { readonly invitation?: string } {
  const typed = input.current?.value.trim() ?? '';
  return typed === '' ? {} : { invitation: typed };
}

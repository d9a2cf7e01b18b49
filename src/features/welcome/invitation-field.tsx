import type { ReactNode, RefObject } from 'react';
import { Field } from '../../ui/field.tsx';

type Input = RefObject<HTMLInputElement | null>;

/** For a home server that takes in invited people only. */
export function InvitationField({ input, error }: { input: Input; error: string | null }): ReactNode {
  return (
    <Field
      label="Invitation"
      hint="From the administrator of the home server. It serves once."
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

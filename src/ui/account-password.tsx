import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import { type TypedSecret, useTypedSecret } from './typed-secret.ts';

/** An account password as it is typed. `refused`: what the home server says is wrong with the last one. */
export function useAccountPassword(refused: string | null): TypedSecret {
  return useTypedSecret('Write your account password.', refused);
}

interface AccountPasswordProps {
  /** Whose it is: password managers look for it. */
  readonly fid: string;
  readonly password: TypedSecret;
  readonly hint?: string;
}

/** The field for the password of an account that exists. */
export function AccountPassword({ fid, password: { input, error }, hint }: AccountPasswordProps): ReactNode {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={fid} hidden readOnly />
      <Field
        label="Account password"
        hint={hint}
        name="password"
        type="password"
        autoComplete="current-password"
        input={input}
        error={error}
      />
    </>
  );
}

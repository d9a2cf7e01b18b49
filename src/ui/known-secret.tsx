import type { ReactNode } from 'react';
import { Field } from './field.tsx';
import type { TypedSecret } from './typed-secret.ts';

interface KnownSecretProps {
  /** Whose it is: password managers look for it. */
  readonly fid: string | undefined;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly name: 'password' | 'passphrase';
  readonly typed: Pick<TypedSecret, 'input' | 'error'>;
}

/** The field for a secret that was chosen before. */
export function KnownSecret({ fid, typed: { input, error }, ...field }: KnownSecretProps): ReactNode {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={fid} hidden readOnly />
      <Field {...field} type="password" autoComplete="current-password" input={input} error={error} />
    </>
  );
}

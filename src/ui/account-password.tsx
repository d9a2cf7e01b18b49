import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import { KnownSecret } from './known-secret.tsx';
import { type TypedSecret, useTypedSecret } from './typed-secret.ts';

/** An account password as it is typed. `refused`: what the home server says is wrong with the last one. */
export function useAccountPassword(refused: string | null): TypedSecret {
  return useTypedSecret(words().ui.accountPassword.empty, refused);
}

interface AccountPasswordProps {
  /** Whose it is. */
  readonly fid: string;
  readonly password: TypedSecret;
  readonly hint?: string;
}

/** The field for the password of an account that exists. */
export function AccountPassword({ fid, password, hint }: AccountPasswordProps): ReactNode {
  return (
    <KnownSecret
      fid={fid}
      label={words().ui.accountPassword.label}
      hint={hint}
      name="password"
      typed={password}
    />
  );
}

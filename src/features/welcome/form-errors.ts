import type { Explanation } from '../../ui/failure.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import { words } from '../../words/words.ts';

export type FieldName = 'username' | 'invitation' | 'password' | 'passphrase' | 'repeated';
export type FieldErrors = Partial<Record<FieldName, string>>;

/** Errors that one field of the form can mend. */
const FIELD_OF: Readonly<Record<string, FieldName>> = {
  USERNAME_INVALID: 'username',
  FEDERATION_ID_TAKEN: 'username',
  INVITATION_INVALID: 'invitation',
  PASSWORD_INVALID: 'password',
  INVALID_CREDENTIALS: 'password',
  PASSPHRASE_WEAK: 'passphrase',
};

/** The errors of the fields that a failure is about; empty where it is about none of them. */
export function fieldErrorsOf(explanation: Explanation | null): FieldErrors {
  const field = explanation === null ? undefined : FIELD_OF[explanation.code];
  if (explanation === null || field === undefined) return {};
  return { [field]: `${explanation.happened} ${explanation.todo}` };
}

interface Filled {
  /** The local name; null where another domain than `domain`, the home server's, was named. */
  readonly username: string | null;
  readonly domain: string;
  /** True also where none is asked for. */
  readonly invitation: boolean;
  readonly password: boolean;
  /** Null where none is asked for. */
  readonly passphrase: { readonly longEnough: boolean; readonly repeated: boolean } | null;
}

/** What is missing before anything is sent. Of the secrets it knows only whether they are there. */
export function missingOf({ username, domain, invitation, password, passphrase }: Filled): FieldErrors {
  const w = words().welcome.form.missing;
  return {
    ...(username === '' && { username: w.name }),
    ...(username === null && {
      username: w.otherDomain(domain),
    }),
    ...(!invitation && { invitation: w.invitation }),
    ...(!password && { password: w.password }),
    ...(passphrase?.longEnough === false && {
      passphrase: w.passphrase(FEWEST_CHARACTERS),
    }),
    ...(passphrase?.longEnough && !passphrase.repeated && { repeated: w.repeated }),
  };
}

import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { useFieldError } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import styles from './overview.module.css';
import { activityQuery } from './queries.ts';
import { isJustRestored } from './restored.ts';

/** Its name in the slot for journeys, and the errors that typing again can mend: they show at the field. */
export const SIGN_IN_AGAIN = { name: 'sign-in-again', mends: ['INVALID_CREDENTIALS'] } as const;

const REFUSED = {
  title: 'Your home server asks you to sign in again',
  text: 'Your keys are kept here. What the home server holds now is known once you are in; what was begun goes on then.',
};

const RESTORED = {
  title: 'The backup is restored: now sign in',
  text: 'Its keys are in this browser; a sign-in is never in the file. Once you are in, what was restored is compared with what your home server holds, and the key is rotated if the two differ.',
};

interface SignInAgainProps {
  readonly fid: string;
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** The token is gone: the account password brings a new one for the same session. */
export function SignInAgain({ fid, client, journey }: SignInAgainProps): ReactNode {
  const { data: entries = [] } = useQuery(activityQuery(client));
  const isRestored = isJustRestored(entries);
  const password = useAccountPassword(useFieldError(journey.error, SIGN_IN_AGAIN.mends));
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    const typed = password.take();
    if (typed === null) return;
    void journey.run(SIGN_IN_AGAIN.name, (options) => client.resumeSignIn({ password: typed }, options));
  };
  return (
    <Notice tone={isRestored ? 'plain' : 'amber'} title={isRestored ? RESTORED.title : REFUSED.title}>
      <p>{isRestored ? RESTORED.text : REFUSED.text}</p>
      <p>
        If it refuses the right password, the identity may have been deleted: “Sign out…” leads out of it.
      </p>
      <form className={styles['form']} onSubmit={signIn}>
        <AccountPassword fid={fid} password={password} />
        <Button kind="primary" type="submit">
          Sign in again
        </Button>
      </form>
    </Notice>
  );
}

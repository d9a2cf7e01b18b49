import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { useFieldError } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import styles from './overview.module.css';
import { activityQuery } from './queries.ts';
import { isJustRestored } from './restored.ts';

/** Its name in the slot for journeys, and the errors that typing again can mend: they show at the field. */
export const SIGN_IN_AGAIN = { name: 'sign-in-again', mends: ['INVALID_CREDENTIALS'] } as const;

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
  const w = words().welcome.signInAgain;
  const { title, text } = isRestored ? w.restored : w.refused;
  return (
    <Notice tone={isRestored ? 'plain' : 'amber'} title={title}>
      <p>{text}</p>
      <p>{w.ifRefused}</p>
      <form className={styles['form']} onSubmit={signIn}>
        <AccountPassword fid={fid} password={password} />
        <Button kind="primary" type="submit">
          {w.button}
        </Button>
      </form>
    </Notice>
  );
}

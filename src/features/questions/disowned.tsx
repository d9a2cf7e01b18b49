import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Question } from '../../worker/use-cases.ts';
import { QuestionFacts } from './question-facts.tsx';
import styles from './questions.module.css';
import { dangerWords, SAFE, sessionWords } from './words.ts';

interface DisownedProps {
  readonly question: Question;
  /** Does this stand above the list of the sessions itself? */
  readonly isAtSessions: boolean;
  readonly onDone: () => void;
}

/** It was not the person: what is safe, and what to do now. It goes when that session has ended. */
export function Disowned({ question, isAtSessions, onDone }: DisownedProps): ReactNode {
  return (
    <Notice
      tone="red"
      title="You said that this was not you"
      action={
        <>
          {!isAtSessions && (
            <Link href="/sessions" className={buttonClass('primary')}>
              End that session…
            </Link>
          )}
          <Link href="/account" className={buttonClass('plain')}>
            Change the account password…
          </Link>
          <Button kind="text" onPress={onDone}>
            It is dealt with<span className="visually-hidden">, {sessionWords(question)}</span>
          </Button>
        </>
      }
    >
      <p>
        {SAFE} {dangerWords(question)}
      </p>
      <ol className={styles['todo']}>
        <li>
          End that session{isAtSessions ? ': it is listed below' : ', on the page Sessions'}. It takes your
          account password.
        </li>
        <li>Then change your account password, so that nobody signs in with the old one again.</li>
      </ol>
      <QuestionFacts question={question} />
    </Notice>
  );
}

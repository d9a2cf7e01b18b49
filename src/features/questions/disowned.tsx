import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Question } from '../../worker/use-cases.ts';
import { QuestionFacts } from './question-facts.tsx';
import styles from './questions.module.css';
import { dangerWords, SAFE, sessionWords, todoWords } from './words.ts';

interface DisownedProps {
  readonly question: Question;
  /** Does this stand above the list of the sessions itself? */
  readonly isAtSessions: boolean;
  readonly onDone: () => void;
}

/** It was not the person: what is safe, and what is left to do. It goes when all is done, or the person says so. */
export function Disowned({ question, isAtSessions, onDone }: DisownedProps): ReactNode {
  const { endedAt, isPasswordChanged } = question;
  return (
    <Notice
      tone="red"
      title="You said that this was not you"
      action={
        <>
          {endedAt === null && !isAtSessions && (
            <Link href="/sessions" className={buttonClass('primary')}>
              End that session…
            </Link>
          )}
          {!isPasswordChanged && (
            <Link href="/account" className={buttonClass('plain')}>
              Change the account password…
            </Link>
          )}
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
        {todoWords(question, isAtSessions).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      <QuestionFacts question={question} />
    </Notice>
  );
}

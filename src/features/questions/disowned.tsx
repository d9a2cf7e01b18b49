import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import type { Question } from '../../worker/use-cases.ts';
import { QuestionFacts } from './question-facts.tsx';
import styles from './questions.module.css';
import { dangerWords, sessionWords, todoWords } from './words.ts';

interface DisownedProps {
  readonly question: Question;
  /** Does this stand above the list of the sessions itself? */
  readonly isAtSessions: boolean;
  readonly onDone: () => void;
}

/** It was not the person: what is safe, and what is left to do. It goes when all is done, or the person says so. */
export function Disowned({ question, isAtSessions, onDone }: DisownedProps): ReactNode {
  const { endedAt, isPasswordChanged } = question;
  const w = words().questions.disowned;
  return (
    <Notice
      tone="red"
      title={w.title}
      action={
        <>
          {endedAt === null && !isAtSessions && (
            <Link href="/sessions" className={buttonClass('primary')}>
              {w.end}
            </Link>
          )}
          {!isPasswordChanged && (
            <Link href="/account" className={buttonClass('plain')}>
              {w.changePassword}
            </Link>
          )}
          <Button kind="text" onPress={onDone}>
            {w.done}
            <span className="visually-hidden">, {sessionWords(question)}</span>
          </Button>
        </>
      }
    >
      <p>
        {w.safe} {dangerWords(question)}
      </p>
      <ol className={styles['todo']}>
        {todoWords(question, isAtSessions).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ol>
      <QuestionFacts question={question} />
    </Notice>
  );
}

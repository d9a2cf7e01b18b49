import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { Answer, Question, UseCases } from '../../worker/use-cases.ts';
import { Disowned } from './disowned.tsx';
import { questionsQuery } from './queries.ts';
import { QuestionFacts } from './question-facts.tsx';
import styles from './questions.module.css';
import { questionWords, sessionWords } from './words.ts';

interface QuestionsProps {
  readonly client: UseCases;
  /** Do they stand above the list of the sessions itself? */
  readonly isAtSessions: boolean;
}

/** "Was that you?", of each new ID-Cert of another session. Closed in all tabs by the answer in one. */
export function Questions({ client, isAtSessions }: QuestionsProps): ReactNode {
  const { data: questions = [] } = useQuery(questionsQuery(client));
  const task = useTask();
  if (questions.length === 0) return null;
  const answer = async (question: Question, given: Answer) => {
    const { serial } = question;
    const isAnswered = await task.run('answer', () => client.answerQuestion({ serial, answer: given }));
    // The button that was pressed is gone then.
    if (isAnswered) document.getElementById('main')?.focus({ preventScroll: true });
  };
  return (
    <section aria-label={words().questions.label} className={styles['questions']}>
      {task.state === 'failed' && <Failure error={task.error} safe={words().questions.safe} />}
      {questions.map((question) =>
        question.isDisowned ? (
          <Disowned
            key={question.serial}
            question={question}
            isAtSessions={isAtSessions}
            onDone={() => void answer(question, 'done')}
          />
        ) : (
          <Asked
            key={question.serial}
            question={question}
            onAnswer={(given) => void answer(question, given)}
          />
        ),
      )}
    </section>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly onAnswer: (answer: Answer) => void;
}

function Asked({ question, onAnswer }: AskedProps): ReactNode {
  const w = words().questions;
  const which = <span className="visually-hidden">{w.ofSession(sessionWords(question))}</span>;
  return (
    <Notice
      tone="amber"
      title={questionWords(question)}
      action={
        <>
          <Button onPress={() => onAnswer('yes')}>
            {w.yes}
            {which}
          </Button>
          <Button kind="danger" onPress={() => onAnswer('no')}>
            {w.no}
            {which}
          </Button>
        </>
      }
    >
      <QuestionFacts question={question} />
    </Notice>
  );
}

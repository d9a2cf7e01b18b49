import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { Question, UseCases } from '../../worker/use-cases.ts';
import { questionsQuery } from './queries.ts';
import { readOutWords, waitingWords } from './words.ts';

/**
 * What waits for the person, in words for whatever leads there; null where nothing does. A question that comes up is read
 * out, on whatever page they are, for as long as it is open.
 */
export function useWaiting(client: UseCases): string | null {
  const { data: questions = [] } = useQuery(questionsQuery(client));
  useReadingOut(questions);
  return waitingWords(questions);
}

function useReadingOut(questions: readonly Question[]): void {
  const announce = useAnnounce();
  const latest = questions.find(({ isDisowned }) => !isDisowned);
  const words = latest ? readOutWords(latest) : null;
  const serial = latest?.serial;
  useEffect(() => {
    if (serial === undefined || words === null) return undefined;
    return announce(words);
  }, [announce, serial, words]);
}

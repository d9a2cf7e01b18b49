import { verdictWords } from '../../view/certificate-words.ts';
import { words } from '../../words/words.ts';
import type { Question } from '../../worker/use-cases.ts';

/** What is asked, of an ID-Cert that was new to this browser. */
export function questionWords({ isNewSession }: Pick<Question, 'isNewSession'>): string {
  const { began, rotated } = words().questions;
  return isNewSession ? began : rotated;
}

/** Which session it is, by the person's name for it where it has one. */
export function sessionWords({ name, sessionId }: Pick<Question, 'name' | 'sessionId'>): string {
  return words().questions.session(name ?? sessionId);
}

/** The question for who cannot see what stands below it: of two at a time each says which session it means. */
export function readOutWords(question: Pick<Question, 'isNewSession' | 'name' | 'sessionId'>): string {
  return words().questions.readOut(questionWords(question), sessionWords(question));
}

/** How the ID-Cert fares by the keys of the home server that are known here. */
export function judgementWords({ verdict, view }: Question['certificate']): string {
  const { certifiedBy, notCertified } = words().questions;
  const judged = verdictWords(verdict);
  return verdict.valid ? certifiedBy(judged, view?.issuer.domain ?? '') : notCertified(judged);
}

/** What others may do, once it was not the person. */
export function dangerWords({ isNewSession }: Pick<Question, 'isNewSession'>): string {
  const { dangerOfNew, dangerOfRotated } = words().questions.disowned;
  return isNewSession ? dangerOfNew : dangerOfRotated;
}

/** What is left to do about it, in its order. */
export function todoWords(
  { endedAt, isPasswordChanged }: Pick<Question, 'endedAt' | 'isPasswordChanged'>,
  isAtSessions: boolean,
): string[] {
  const { endBelow, endOnItsPage, password } = words().questions.disowned;
  return [
    ...(endedAt === null ? [isAtSessions ? endBelow : endOnItsPage] : []),
    ...(isPasswordChanged ? [] : [password]),
  ];
}

/** What waits for the person, as the way there says it after its name. */
export function waitingWords(questions: readonly Pick<Question, 'isDisowned'>[]): string | null {
  const asked = questions.filter(({ isDisowned }) => !isDisowned).length;
  const { waiting, leftToDo } = words().questions;
  if (asked > 0) return waiting(asked);
  return questions.length > 0 ? leftToDo : null;
}

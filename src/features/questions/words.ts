import { verdictWords } from '../../view/certificate-words.ts';
import type { Question } from '../../worker/use-cases.ts';

/** What is asked, of an ID-Cert that was new to this browser. */
export function questionWords({ isNewSession }: Pick<Question, 'isNewSession'>): string {
  return isNewSession
    ? 'A session of yours began elsewhere. Was that you?'
    : 'Another session of yours has a new identity key. Was that you?';
}

/** Which session it is, by the person's name for it where it has one. */
export function sessionWords({ name, sessionId }: Pick<Question, 'name' | 'sessionId'>): string {
  return `session ${name ?? sessionId}`;
}

/** The question for who cannot see what stands below it: of two at a time each says which session it means. */
export function readOutWords(question: Pick<Question, 'isNewSession' | 'name' | 'sessionId'>): string {
  return `${questionWords(question)} It is ${sessionWords(question)}.`;
}

/** How the ID-Cert fares by the keys of the home server that are known here. */
export function judgementWords({ verdict, view }: Question['certificate']): string {
  const words = verdictWords(verdict);
  if (verdict.valid) return `${words} Certified by ${view?.issuer.domain}.`;
  return `${words} Sessions shows which, and asks your home server for its other keys.`;
}

/** What has to be known, once it was not the person. */
export const SAFE = 'The keys in this browser are safe: they never left it.';

export function dangerWords({ isNewSession }: Pick<Question, 'isNewSession'>): string {
  return isNewSession
    ? 'Whoever began that session knows your account password, and can be added to groups in your name.'
    : 'Whoever has that session’s sign-in can be added to groups in your name.';
}

/** What is left to do about it, in its order. */
export function todoWords(
  { endedAt, isPasswordChanged }: Pick<Question, 'endedAt' | 'isPasswordChanged'>,
  isAtSessions: boolean,
): string[] {
  const where = isAtSessions ? ': it is listed below' : ', on the page Sessions';
  return [
    ...(endedAt === null ? [`End that session${where}. It takes your account password.`] : []),
    ...(isPasswordChanged
      ? []
      : ['Change your account password, so that nobody signs in with the old one again.']),
  ];
}

/** What waits for the person, as the way there says it after its name. */
export function waitingWords(questions: readonly Pick<Question, 'isDisowned'>[]): string | null {
  const asked = questions.filter(({ isDisowned }) => !isDisowned).length;
  if (asked === 1) return 'a question waits for your answer';
  if (asked > 1) return `${asked} questions wait for your answer`;
  return questions.length > 0 ? 'something is left to do' : null;
}

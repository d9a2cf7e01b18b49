import { words } from '../../words/words.ts';

interface EndedWords {
  readonly happened: string;
  readonly todo: string;
}

/**
 * Of a session that its home server has ended. `isThere`: does it show other sessions of the identity? Null where it did
 * not answer yet. That it shows none is no proof of a deletion: it says the same where all have ended.
 */
export function endedWords(isThere: boolean | null): EndedWords {
  const { isThere: there, unknown, noneShown, ifDeleted } = words().welcome.ended;
  if (isThere) return there;
  return { happened: isThere === null ? unknown : noneShown, todo: ifDeleted };
}

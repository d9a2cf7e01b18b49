import { words } from '../words/words.ts';
import type { Liveness } from '../worker/use-cases.ts';

interface LiveWords {
  readonly word: string;
  readonly sentence: string;
}

/** `halted`: something that a notice on the page tells of has to be done first. */
export type ShownLiveness = Liveness | { readonly state: 'halted' };

/** `now`: milliseconds since 1970, by this machine. */
export function liveWords(liveness: ShownLiveness, now: number): LiveWords {
  const w = words().live;
  switch (liveness.state) {
    case 'offline': {
      const { word, sentence } = w.offline;
      return { word, sentence: sentence(retryWords(liveness.retryAt - now)) };
    }
    case 'not-offered':
      return w.notOffered;
    default:
      return w[liveness.state];
  }
}

const SECOND = 1000;
const MINUTE = 60;

function retryWords(wait: number): string {
  const w = words().live;
  const seconds = Math.ceil(wait / SECOND);
  if (seconds <= 0) return w.tryingNow;
  if (seconds < MINUTE) return w.inSeconds(seconds);
  return w.inMinutes(Math.round(seconds / MINUTE));
}

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
  const w = words().shell.live;
  if (liveness.state !== 'offline') return w[liveness.state];
  return { word: w.offline.word, sentence: w.offline.sentence(retryWords(liveness.retryAt - now)) };
}

const SECOND = 1000;
const MINUTE = 60;

function retryWords(wait: number): string {
  const retry = words().shell.live.retry;
  const seconds = Math.ceil(wait / SECOND);
  if (seconds <= 0) return retry.now;
  return seconds < MINUTE ? retry.seconds(seconds) : retry.minutes(Math.round(seconds / MINUTE));
}

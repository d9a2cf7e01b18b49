import type { Liveness } from '../worker/use-cases.ts';

interface LiveWords {
  readonly word: string;
  readonly sentence: string;
}

/** `halted`: something that a notice on the page tells of has to be done first. */
export type ShownLiveness = Liveness | { readonly state: 'halted' };

/** `now`: milliseconds since 1970, by this machine. */
export function liveWords(liveness: ShownLiveness, now: number): LiveWords {
  switch (liveness.state) {
    case 'live':
      return { word: 'Live', sentence: 'Your home server tells this browser at once what happens.' };
    case 'connecting':
      return { word: 'Connecting', sentence: 'The line to your home server is being opened.' };
    case 'offline':
      return {
        word: 'Offline',
        sentence: `Your home server cannot be heard. ${retryWords(liveness.retryAt - now)}`,
      };
    case 'halted':
      return {
        word: 'Halted',
        sentence: 'Your home server is not heard just now: a notice on this page says what is to be done.',
      };
    case 'not-offered':
      return {
        word: 'Not live',
        sentence:
          'Your home server does not tell what happens by itself. It is asked from time to time instead; nothing else is missing.',
      };
  }
}

const SECOND = 1000;
const MINUTE = 60;

function retryWords(wait: number): string {
  const seconds = Math.ceil(wait / SECOND);
  if (seconds <= 0) return 'It is being tried again now.';
  if (seconds < MINUTE) return `It is tried again in ${seconds} s.`;
  return `It is tried again in ${Math.round(seconds / MINUTE)} min.`;
}

/** Does the home server tell at once what happens? A word beside the dot, and a sentence. */
export const live = {
  live: { word: 'Live', sentence: 'Your home server tells this browser at once what happens.' },
  connecting: { word: 'Connecting', sentence: 'The line to your home server is being opened.' },
  offline: { word: 'Offline', sentence: (retry: string) => `Your home server cannot be heard. ${retry}` },
  halted: {
    word: 'Halted',
    sentence: 'Your home server is not heard just now: a notice on this page says what is to be done.',
  },
  notOffered: {
    word: 'Not live',
    sentence:
      'Your home server does not tell what happens by itself. It is asked from time to time instead; nothing else is missing.',
  },
  tryingNow: 'It is being tried again now.',
  /** Seconds, or minutes. */
  inSeconds: (seconds: number) => `It is tried again in ${seconds} s.`,
  inMinutes: (minutes: number) => `It is tried again in ${minutes} min.`,
};

import type { Words } from '../en/en.ts';

export const live: Words['live'] = {
  live: { word: 'Live', sentence: 'Dein Heimatserver sagt diesem Browser sofort, was geschieht.' },
  connecting: { word: 'Verbinden', sentence: 'Die Leitung zu deinem Heimatserver wird geöffnet.' },
  offline: { word: 'Offline', sentence: (retry) => `Von deinem Heimatserver ist nichts zu hören. ${retry}` },
  halted: {
    word: 'Angehalten',
    sentence:
      'Auf deinen Heimatserver wird gerade nicht gehört: Ein Hinweis auf dieser Seite sagt, was zu tun ist.',
  },
  notOffered: {
    word: 'Nicht live',
    sentence:
      'Dein Heimatserver sagt nicht von selbst, was geschieht. Stattdessen wird er von Zeit zu Zeit gefragt; sonst fehlt nichts.',
  },
  tryingNow: 'Es wird gerade wieder versucht.',
  inSeconds: (seconds) => `In ${seconds} s wird es wieder versucht.`,
  inMinutes: (minutes) => `In ${minutes} min wird es wieder versucht.`,
};

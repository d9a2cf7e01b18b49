import { countWords } from '../numbers.ts';

/** What the design system says by itself, on every page. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  unchanged: 'Nothing was changed.',
  reading: 'Reading…',
  accountPassword: { label: 'Account password', empty: 'Write your account password.' },
  newSecret: {
    passphrase: {
      label: 'New passphrase',
      again: 'The same passphrase once more',
      tooShort: (fewest: number) => `Choose a passphrase of at least ${fewest} characters.`,
      differ: 'The two passphrases differ. Type them again.',
    },
    password: {
      label: 'New password',
      again: 'The same password once more',
      tooShort: (fewest: number) => `Choose a password of at least ${fewest} characters.`,
      differ: 'The two passwords differ. Type them again.',
    },
    sameAsAbove: 'This is the one that you typed above. Choose another one.',
  },
  work: {
    working: 'Making and checking…',
    sent: 'Sent; waiting for the answer…',
    /** `same`: what is sent, from `same` below. */
    waiting: (attempt: number, same: string) =>
      `No answer to attempt ${countWords(attempt)}, or one that says to try later: ${same} will be sent again.`,
    again: (attempt: number, same: string) =>
      `The answer was lost, or said to try later; sending ${same} again: attempt ${countWords(attempt)}.`,
    resumed: (same: string) => `An earlier answer may have been lost; sending ${same} again.`,
    same: {
      key: 'the same key',
      keyPackages: 'the same KeyPackages',
      lastResort: 'the same last-resort KeyPackage',
      bytes: 'the same bytes',
    },
    made: (done: number, of: number) => `${countWords(done)} of ${countWords(of)} KeyPackages made`,
    nextTry: (seconds: number) => `Next try in ${countWords(seconds)} s.`,
    tryNow: 'Try now',
    stop: 'Stop',
    stopping: 'Stopping…',
  },
  file: {
    asText: (what: string) => `${what} as text`,
    copy: 'Copy',
    copied: 'Copied',
    said: 'Copied.',
    refused: 'This browser does not let the page copy. Select the text and copy it yourself, or download it.',
    download: 'Download',
    asBinary: 'As binary',
  },
  notAsked: {
    old: 'What is shown here is from the last time it was asked.',
    connection: 'Check the connection, then ask again.',
    line: (happened: string) => `It could not be asked again: ${happened}`,
  },
  pool: { red: 'red', amber: 'amber', refill: 'refill', target: 'target' },
  showMore: {
    button: 'Show more',
    shown: (shown: number, of: number) => `${countWords(shown)} of ${countWords(of)} shown`,
  },
  step: { done: 'Done', now: 'Now', next: 'To come' },
};

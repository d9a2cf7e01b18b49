import { plural } from '../numbers.ts';

/** The page of all ID-Certs and keys. */
export const certificates = {
  title: 'Certificates',
  intro:
    'An ID-Cert is your home server’s word that an identity key is yours. It is public, and judged here anew each time.',
  current: {
    name: 'Current key',
    open: 'Open this ID-Cert',
    rotate: 'Rotate…',
  },
  /** How an ID-Cert or a key stands, in a word. */
  standings: {
    current: 'Current',
    pending: 'Waits for its ID-Cert',
    superseded: 'Superseded',
    rejected: 'Rejected, never used',
    stray: 'Not here',
    elsewhere: 'In force elsewhere',
    'elsewhere-past': 'Superseded elsewhere',
    revoked: 'Revoked',
  },
  /** What that means. */
  meanings: {
    current:
      'In force: this key signs for you now, and whoever adds this device to a group is shown this ID-Cert.',
    pending:
      'The key is made and stored here. It signs nothing until an ID-Cert for it has come and holds; the server has not answered yet.',
    superseded:
      'A newer one took its place. It is kept, so that what was signed with it can still be checked.',
    rejected:
      'The home server issued it, and it failed a check. It was never used, and its key was given up. A rotation makes a new one.',
    stray:
      'Your home server says that it issued it to this browser, and this browser does not have it. If another tab is rotating, that is about to change. Else compare what is checked below, and rotate: that puts a new key in its place.',
    elsewhere:
      'It belongs to another session of yours, whose private key is there and not here. If you do not know that session, end it.',
    'elsewhere-past': 'It belonged to another session of yours, which has had a newer one since.',
    revoked: 'It ended with its session, which was signed out or ended. Nobody should trust it any more.',
  },
  /** Where it stopped by itself. */
  ranOut: 'Its time has run out: nobody accepts it any more.',
  timeLine: {
    name: 'Time line',
    now: 'Now',
    since: 'How far back',
    halfYear: 'Half a year',
    all: 'From the beginning',
    thisBrowser: 'This browser',
    count: (count: number) => plural(count, { one: '# ID-Cert', other: '# ID-Certs' }),
    waiting: (count: number) => plural(count, { one: '# key waits for one', other: '# keys wait for one' }),
    until: (date: string) => `in force until ${date}`,
    ranOut: (date: string) => `ran out on ${date}`,
    ended: (date: string) => `ended on ${date}`,
    /** Of one that is drawn, for screen readers. */
    span: (standing: string, from: string, until: string) => `${standing}, ${from} to ${until}`,
  },
  asking: 'Asking your home server about your other sessions…',
  signInFirst:
    'What is shown is what this browser has. Your home server tells of your other sessions once you have signed in again.',
  askAgain: 'Ask again',
  hereOnly: 'Your other sessions are not shown: only your home server knows their ID-Certs.',
  list: {
    name: 'One by one',
    which: 'Which ID-Certs',
    all: (count: string) => `All ${count}`,
    here: (count: string) => `This browser ${count}`,
    elsewhere: (count: string) => `Elsewhere ${count}`,
    from: (from: string, until: string) => `${from} to ${until}`,
    made: (date: string) => `made on ${date}`,
    received: (date: string) => `came on ${date}`,
    unreadable: 'cannot be read',
  },
};

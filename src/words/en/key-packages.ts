import { plural } from '../numbers.ts';

/** The pool, who fills it, and every KeyPackage by itself. */
export const keyPackages = {
  title: 'KeyPackages',
  /** The term stands between the two. */
  intro: {
    before: 'A ',
    after: ' lets somebody add this device to an encrypted group while it is away. Each serves once.',
  },
  pool: {
    name: 'Pool',
    waiting: (count: string, target: string) => `${count} of ${target} are waiting on the server.`,
    level: {
      good: 'That is plenty.',
      low: 'It is time to refill.',
      amber: 'That is little: refill soon.',
      red: 'That is too little: refill now.',
    },
    byHand: 'You fill the pool by hand: nothing is made until you ask for it.',
    expiringSoon: (count: number) =>
      plural(count, {
        one: '# more runs out within 7 days and does not count.',
        other: '# more run out within 7 days and do not count.',
      }),
    lastAsked: 'Last asked on',
    running: 'KeyPackages are being made and sent',
    replenish: 'Replenish',
    replaceLastResort: 'Replace the last-resort one',
    ask: 'Ask the server',
    asking: 'Asking…',
  },
  unfinished: {
    rotation: 'A rotation is not finished',
    other: 'Earlier work is not finished',
    text: 'KeyPackages can be made here once it is.',
    toRotation: 'To the rotation',
    toOverview: 'To the overview',
  },
  policy: {
    name: 'Keeping it full',
    text: 'Where few are left, Claves fills the pool while it is open, or you do. A rotation voids all that wait and fills it anew, however you choose.',
    legend: 'Where few are left, the pool is filled',
    byItself: (below: string) => `By itself, below ${below}`,
    byHand: 'Only when I ask for it',
    target: 'How many a full pool has',
    hint: (least: string, most: string) =>
      `From ${least} to ${most}. More of them last longer while this device is away; each takes a moment to make.`,
    bad: (least: string, most: string) => `Type a whole number from ${least} to ${most}.`,
    save: 'Save',
    saved: 'Saved.',
    notChanged: 'The setting is what it was.',
  },
  table: {
    name: 'Each by itself',
    caption: 'KeyPackages of this session, the last-resort one before the others, then the latest first',
    which: 'Which KeyPackages',
    suite: 'Cipher suite',
    allSuites: 'All suites',
    idCert: 'ID-Cert',
    allIdCerts: 'All ID-Certs',
    unreadable: 'unreadable',
    none: 'There is none.',
    count: (count: number) => plural(count, { one: '# KeyPackage', other: '# KeyPackages' }),
    columns: {
      ref: 'Reference',
      state: 'State',
      made: 'Made',
      uploaded: 'Uploaded',
      claimed: 'Claimed',
      runsOut: 'Runs out',
      serial: 'ID-Cert serial',
    },
    no: 'no',
    lastResort: 'last resort',
    handedOut: 'handed out',
    halfDeleted: 'private half deleted',
  },
  filters: { waiting: 'On the server', lastResort: 'Last resort', all: 'All' },
  states: {
    available: 'Available',
    expiring: 'Expiring soon',
    staged: 'Staged',
    claimed: 'Claimed',
    superseded: 'Superseded',
    replaced: 'Replaced',
    expired: 'Expired',
  },
};

import { plural } from '../numbers.ts';

/** The number and what it counts stay on one line. */
const waiting = (count: number) =>
  plural(count, { one: '#\u00a0KeyPackage is waiting', other: '#\u00a0KeyPackages are waiting' });

/** The first page: can people add this device, until when, and what is to be done about it? */
export const overview = {
  /** The first sentence. */
  lead: {
    ranOut: (date: string) => `Nobody can add this device: its certificate ran out on ${date}.`,
    nothing: 'Nobody can add this device: no KeyPackage is waiting.',
    lastResortOnly: 'Only the last-resort KeyPackage still lets people add this device.',
    expiringOnly: 'People can add this device, but all KeyPackages that wait run out within 7 days.',
    few: (count: number) => `People can add this device, but only ${waiting(count)}.`,
    fewFor: (count: number, span: string) =>
      `People can add this device, but only ${waiting(count)}: about ${span} of cover at your present rate.`,
    noLastResort: (count: number) =>
      `People can add this device: ${waiting(count)}, but no last-resort one stands behind them.`,
    until: (date: string, cover: string) => `People can add this device until ${date}; ${cover}.`,
    /** What stands behind the date. */
    cover: {
      span: (span: string) => `about ${span} of cover at your present rate`,
      enough: 'at your present rate the KeyPackages last until then',
      unclaimed: (count: number) => `${waiting(count)}, and none was claimed in the last 30 days`,
      neverClaimed: (count: number) => `${waiting(count)}, and none was claimed so far`,
      unknown: waiting,
    },
  },
  /** The one button that mends it. */
  mend: {
    rotate: 'Rotate the identity key…',
    replenish: 'Replenish KeyPackages',
    'last-resort': 'Make a last-resort KeyPackage',
  },
  today: 'Today',
  certificate: {
    name: 'ID-Cert',
    left: (unit: string) => `${unit} left`,
    noneLeft: 'days left',
    issued: 'Issued',
    renewalOpens: 'Renewal opens',
    runsOut: 'Runs out',
    show: 'Show the certificate',
    rotate: 'Rotate…',
    ranOut: (date: string) => `The ID-Cert ran out on ${date}.`,
    runs: (left: string, whole: string, date: string) => `${left} left of ${whole}, until ${date}.`,
    window: (stands: string) => `Renewal window: ${stands}`,
    opens: (date: string) => `Opens on ${date}.`,
    isOpen: (date: string) => `Has been open since ${date}.`,
  },
  pool: {
    name: 'KeyPackages',
    /** With the word KeyPackages drawn as one to press. */
    ofTarget: <Drawn>(target: number, keyPackages: Drawn): (string | Drawn)[] => [
      `of ${target} `,
      keyPackages,
      ' are waiting on the server',
    ],
    expiring: (count: number) =>
      plural(count, {
        one: '# more runs out within 7 days and does not count.',
        other: '# more run out within 7 days and do not count.',
      }),
    lastAsked: 'Server last asked:',
    replenish: 'Replenish',
    showAll: 'Show all KeyPackages',
    /** How fast they are used. */
    rate: {
      unclaimed: 'None was claimed in the last 30 days: there is no rate to tell the cover by.',
      neverClaimed: (date: string) => `None was claimed since the first were published on ${date}.`,
      tooEarly: (count: number) =>
        plural(count, {
          one: '# was claimed so far; after a day there is a rate to tell.',
          other: '# were claimed so far; after a day there is a rate to tell.',
        }),
      month: (count: number, cover: string) =>
        `${plural(count, { one: '# was', other: '# were' })} claimed in the last 30 days. At this rate those that wait last about ${cover}.`,
      since: (count: number, date: string, cover: string) =>
        `${plural(count, { one: '# was', other: '# were' })} claimed since ${date}. At this rate those that wait last about ${cover}.`,
    },
    chart: {
      text: (facts: { least: string; most: string; now: string; claimed: string }) =>
        `The last 30 days: at the ends of days, between ${facts.least} and ${facts.most} KeyPackages were waiting; now ${facts.now}. Claimed: ${facts.claimed}.`,
      key: 'The line shows how many waited at the end of each day, a bar how many were claimed in it.',
      refill: 'refill',
      target: 'target',
      numbers: 'The last 30 days in numbers',
      day: 'Day',
      stock: 'Waiting',
      claimed: 'Claimed',
    },
  },
  lastResort: {
    name: 'Last resort',
    old: (unit: string) => `${unit} old`,
    new: 'Just made',
    made: 'Made',
    replaceFrom: 'Replace from',
    runsOut: 'Runs out',
    line: (ago: string, date: string) => `Made ${ago}; serves until ${date}.`,
    none: 'There is none. When the pool is empty, nobody can add this device.',
    ranOut: (date: string) => `It ran out on ${date} and serves nobody.`,
    handedOut: 'It was handed out: replace it soon.',
    notHandedOut: 'It was not handed out so far.',
    why: 'It is handed out again and again when no other KeyPackage is left, so a fresh one every week is better.',
    make: 'Make one',
    replace: 'Replace it',
  },
  backup: {
    name: 'Backup',
    old: (unit: string) => `${unit} old`,
    new: 'Just made',
    none: 'There is none. Your keys are in this browser alone.',
    holds: (date: string) => `The last file was made on ${date} and holds your present identity key.`,
    isBehind: (date: string) =>
      `The last file was made on ${date}, before your present identity key: it lacks that.`,
    proven: (date: string) => `That it opens was proven on ${date}.`,
    notProven: 'Nobody has tried yet whether it opens.',
    open: 'To the backup',
  },
  /** Of the backup, where it needs a person. */
  backupNotice: {
    make: 'Make a backup…',
    later: 'Remind me in a week',
    alone:
      'Your keys are in this browser alone. A backup file brings them back where its data is cleared or the device is lost.',
    new: 'No backup yet',
    overdue: 'Still no backup, after more than a week',
    outdated: 'The last backup does not hold your present identity key',
    outdatedText:
      'The key was rotated since the file was made. Make a new one, so that a restore brings back what is in force now.',
  },
  identity: {
    name: 'Identity',
    session: 'Session ID',
    at: (domain: string, address: string) => `${domain}, at ${address}`,
    serverKey: 'Its key',
    compareKey: 'Does it still have this key?',
  },
  /** What runs, by its journey. */
  running: {
    enrol: 'The enrolment is being finished',
    rotate: 'The identity key is being rotated',
    replenish: 'KeyPackages are being made',
    'last-resort': 'The last-resort KeyPackage is being replaced',
    none: 'Asking the home server',
  },
  unfinished: {
    enrol: 'The enrolment is not finished',
    rotate: 'A rotation is not finished',
    replenish: 'A replenishment is not finished',
    'last-resort': 'The replacement of the last-resort KeyPackage is not finished',
    stands: (date: string, state: string) =>
      `Begun on ${date}, it stands at ${state}. All that was made is kept, and the same bytes are sent again.`,
    goOn: 'Go on',
  },
  clock: {
    behind: (span: string) => `This device’s clock is ${span} behind your home server’s`,
    ahead: (span: string) => `This device’s clock is ${span} ahead of your home server’s`,
    text: 'Claves goes by the server’s clock, so your keys are dated right. Set this device’s clock all the same.',
  },
};

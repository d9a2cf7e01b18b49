import { plural } from '../numbers.ts';

/** A rotation: before it, while it runs or stands, and after it. */
export const rotation = {
  /** What each state of the journal means; a rotation begins and ends at IDLE. */
  steps: {
    begin: 'The old key is in force.',
    PREPARED: 'A new key is sealed and stored here, then sent to be certified.',
    CERTIFIED: 'The new ID-Cert is checked and in force. KeyPackages are made for it.',
    STAGED: 'The new KeyPackages are stored, then sent.',
    UPLOADED: 'The new last-resort KeyPackage is put in place.',
    end: 'The new key is in force, and people can add this device by it.',
  },
  noReturn:
    'The point of no return: from here on the server may know the new key, and there is only forward.',
  stepsOfOne: 'Steps of a rotation',
  stepsOfThis: 'Steps of the rotation',
  /** The two keys, side by side, and how each stands. */
  keys: {
    old: 'Your old key',
    new: 'Your new key',
    inForce: 'In force.',
    inForceUntil: 'In force until the home server has certified the new one.',
    retired: 'Retired, and kept here, sealed, for ever.',
    notMade: 'Not made yet. It is made in this browser, and its private half stays here.',
    sealed: 'Made and sealed here; not certified yet.',
    unknown: 'None is known here.',
  },
  before: {
    lead: 'A rotation puts a new identity key in the place of the present one, with a new ID-Cert for it.',
    earlierWork: 'Earlier work is not finished: it is finished first.',
    signInFirst: 'Your home server asks you to sign in again first, on the overview.',
    rotate: 'Rotate now',
    changes: 'What it touches',
    now: 'Now',
    afterwards: 'Afterwards',
    idCert: 'ID-Cert',
    idCertNow: (date: string) => `The present one, good until ${date}.`,
    idCertThen: 'A new one. The present one is superseded; others can still read it.',
    keyPackages: 'KeyPackages',
    keyPackagesNow: (count: number) =>
      plural(count, {
        one: '# waits for somebody to claim it.',
        other: '# wait for somebody to claim them.',
      }),
    keyPackagesThen: (discarded: number, made: number) =>
      `${plural(discarded, { one: '# is discarded.', other: '# are discarded.' })} ${plural(made, { one: '# new one takes the place.', other: '# new ones take their place.' })}`,
    lastResort: 'Last resort',
    lastResortNow: (date: string) => `One KeyPackage, made on ${date}.`,
    lastResortNone: 'None.',
    lastResortThen: 'A new one, which replaces it.',
    foreign: 'Foreign servers',
    foreignNone: 'You are signed in on none.',
    foreignNoneThen: 'None has to be told.',
    foreignThen: 'Told of the new ID-Cert, each by itself, once it is here.',
    stays: 'What stays',
    staying: [
      'Your federation ID and the session ID.',
      'This sign-in, and all other sessions of yours.',
      'The groups that this device is in, and the private halves of KeyPackages already claimed.',
    ],
  },
  during: {
    running: 'The rotation is running. You may close this page: it goes on from where it stands.',
    earlierWork: 'Earlier work is finished first.',
    stands: (date: string, state: string) =>
      `Begun on ${date}, the rotation stands at ${state}. Nothing is lost; it goes on from here with the same bytes.`,
    goOn: 'Go on',
    otherWork: 'Other work is running; a rotation can begin after it',
  },
  after: {
    done: 'The rotation is done: the new key is in force.',
    proof: 'Proof',
    judged: 'This browser has checked the new ID-Cert by the key that it knows of your home server:',
    certifiedBy: 'Certified by',
    withKey: 'with its key',
    serial: 'Serial',
    inForceUntil: 'In force until',
    published: 'Published',
    publishedCount: (count: number) =>
      plural(count, { one: '# KeyPackage for the new key', other: '# KeyPackages for the new key' }),
    remains: 'What remains',
    nothing: 'Nothing remains to be done.',
    things: (count: number) =>
      plural(count, { one: 'One thing remains to be done.', other: '# things remain to be done.' }),
    backup: 'Backup',
    backupLacks: {
      none: 'There is none: the new key is in this browser alone.',
      outdated: 'The last one is older than the new key, and does not hold it.',
    },
    backupHolds: 'The last one holds the new key.',
    makeBackup: 'Make a backup…',
    toOverview: 'To the overview',
    showCertificate: 'Show the certificate',
  },
};

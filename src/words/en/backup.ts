import { plural } from '../numbers.ts';

const halves = (count: number) =>
  plural(count, { one: 'the private half of # KeyPackage', other: 'the private halves of # KeyPackages' });

const ROTATED =
  'the identity key was rotated, and new KeyPackages took the place of all that the home server offered.';

/** All keys in one encrypted file: made, proven, restored. */
export const backup = {
  title: 'Backup',
  intro:
    'Your keys are in this browser alone. A backup file brings them back where its data is cleared or the device is lost.',
  signedOut: {
    title: 'Backup of the keys that are here',
    text: 'No session is open, but the keys of earlier ones are kept here, and what was sent to them cannot be read without them.',
    back: 'Back',
  },
  counts: {
    identityKeys: (count: number) => plural(count, { one: '# identity key', other: '# identity keys' }),
    idCerts: (count: number) => plural(count, { one: '# ID-Cert', other: '# ID-Certs' }),
    halves,
    three: (first: string, second: string, third: string) => `${first}, ${second} and ${third}`,
    two: (first: string, second: string) => `${first} and ${second}`,
  },
  make: {
    name: 'Make a backup',
    holds:
      'One encrypted file holds every identity key, ID-Cert and private half of a KeyPackage that is here, with the activity log; your sign-in is not in it.',
    none: 'None was made yet.',
    lastOf: 'The last one is of',
    outdated: 'The identity key was rotated since: make a new one.',
    passphraseMissing: 'Type the passphrase of this browser’s vault.',
    passphraseHint: 'Typed again, as the file gives all keys away to whoever opens it.',
    opensWith: 'The file opens with',
    same: 'The vault’s passphrase',
    another: 'Another one',
    fileHint: (fewest: number) =>
      `At least ${fewest} characters. Without it nobody can open the file, you included.`,
    safe: 'No file was made, and nothing was changed.',
    button: 'Make and download',
    running: 'Making it…',
    made: {
      title: 'The backup is made',
      /** Follows the file’s name. */
      text: 'is in your browser’s downloads. Keep it in another place than this device, then prove it below.',
      leftOut: (keys: string) => `${keys} could not be opened, and had to be left out.`,
    },
  },
  prove: {
    name: 'Prove it',
    text: 'A backup that was never opened is only a hope: here it is opened as a restore would open it, each key in it is compared with yours, and nothing is changed.',
    none: 'None was proven restorable yet.',
    lastOn: 'Last proven restorable on',
    safe: 'Nothing was changed, here or in the file.',
    button: 'Open and compare',
    running: 'Opening it…',
    onlyHere: 'Identity keys that are only here',
    both: 'Identity keys, opened and the same as here',
    onlyFile: 'Identity keys that are only in the file',
    found: {
      both: (keys: string) => `Opened, and the same as here: ${keys}.`,
      onlyHere: (keys: string) => `Only here: ${keys}.`,
      onlyFile: (keys: string) => `Only in the file: ${keys}.`,
    },
    proven: 'Proven: this file can be restored',
    whole: 'It holds every key that is here.',
    partly: 'Make a new backup to have it all.',
    behind: {
      title: 'The file opens, but your present identity key is not in it',
      noProof: 'So this does not count as a proof.',
      anew: 'Make a new backup, and prove that one.',
    },
    strange: {
      title: 'The file opens, but it holds none of the keys that are here',
      text: 'It is a backup of other keys, so this does not count as a proof. Choose another file, or make a new backup and prove that one.',
    },
  },
  file: {
    label: 'Backup file',
    hint: 'Its name ends in .claves-backup. It is opened in this browser, and goes nowhere.',
    passphrase: 'Passphrase of the file',
    passphraseHint: 'The one that it was made with, though the vault’s may be another one since.',
    passphraseMissing: 'Type the passphrase of the file.',
    missing: 'Choose the backup file.',
    tooLarge: 'This file is far too large for a backup of Claves. Choose another one.',
    unread: 'The browser could not read this file: it was moved or changed. Choose it again.',
    holds: 'What the file holds',
    madeOn: 'Made on',
    contents: 'Holds',
    sessionOf: 'Session of',
    endedSessionOf: 'Ended session of',
    /** Between a federation ID and an address. */
    at: ', at',
    neverCertified: 'It was never certified.',
  },
  damage: {
    legend: 'Keys that do not open',
    stop: 'Stop at them',
    leave: 'Go on without them',
    happened: (keys: string) => `${keys} could not be opened: the stored bytes were changed.`,
  },
  restore: {
    name: 'Restore',
    summary: 'Restore a backup into this browser',
    text: 'What the file holds and this browser lacks is added. Nothing that is newer here is taken back: keys, ID-Certs and what was deleted stay as they are.',
    afterwards: 'Sign in again on the overview: then it is compared with what your home server holds.',
    file: 'The file',
    open: 'Open the file',
    waits: 'Other work is under way; it can be restored after that.',
    button: 'Restore it',
    running: 'Restoring…',
    underWay: 'The backup is being restored',
    isRight: 'The passphrase is right. The file holds:',
    nothingOf: (fid: string) => `It holds nothing of ${fid}`,
    strangers: 'If you restore it, its keys lie in this vault for good, and in every backup that you make.',
    done: (date: string) => `The backup of ${date} is restored`,
    nothingNew: 'All that it holds was here already; nothing was changed.',
    brought: (what: string) => `It brought ${what}. What was here already stayed as it was.`,
    sealedAgain: 'In this browser the keys are sealed again, in a vault. Its passphrase:',
    passphrase: 'Passphrase of this browser',
    passphraseHint: 'Seals your keys here. It never leaves this browser, and nobody can reset it.',
    same: 'The same as the file’s',
    another: 'Another one',
  },
  compared: {
    agreed: 'It was compared with what your home server holds: both agree.',
    'private-halves-missing': `Your home server offered KeyPackages whose private halves are not here: ${ROTATED}`,
    'server-restored': `Your home server had been put back from a backup, and knew less than this browser: ${ROTATED}`,
    'other-id-cert': `Your home server goes by another ID-Cert than this browser: ${ROTATED}`,
    'not-told':
      'Your home server does not tell all that it holds of this session, so only a part could be compared.',
    overtaken: 'Meanwhile another tab rotated the identity key, which led both to a new ID-Cert.',
    failed:
      'It could not be compared with what your home server holds. What was restored is kept, and it is compared when the vault is opened next.',
  },
};

import { plural } from '../numbers.ts';

/** Every way into the vault, and what is left where there is none. */
export const unlock = {
  title: 'Unlock',
  lockedAfter: (minutes: number) =>
    plural(minutes, {
      one: 'Locked after # minute without use.',
      other: 'Locked after # minutes without use.',
    }),
  /** Before, the federation ID, and after it. */
  keysOf: ['The keys of', 'in this browser are sealed in a vault.'],
  keys: 'The keys in this browser are sealed in a vault.',
  passkey: { button: 'Use a passkey', safe: 'Your keys stay sealed.' },
  passphrase: { label: 'Passphrase', button: 'Unlock' },
  recoveryKey: {
    summary: 'Use the recovery key',
    text: 'Then choose a new passphrase on the page “Vault”.',
    button: 'Open with the recovery key',
  },
  forgotten: {
    summary: 'The passphrase is forgotten',
    noReset: 'Nobody can reset it: it never left this browser.',
    passkeyToo: 'But a passkey opens the vault as well, and lets you choose a new one.',
    recoveryKeyToo: 'But the recovery key opens the vault as well, and lets you choose a new one.',
    bothToo: 'But a passkey or the recovery key opens the vault as well, and lets you choose a new one.',
    withoutIt: 'Without it the keys here stay sealed for ever.',
    withoutAny: 'Without any of them the keys here stay sealed for ever.',
    anew: 'To begin anew, delete this site’s data in the browser’s settings. A backup file then brings the keys back, by the passphrase that the file was made with; without one, sign in, and your account gets a new session.',
  },
};

/** There were keys here, and now there are none. */
export const gone = {
  title: 'The keys of this browser are gone',
  /** Before, the federation ID, and after it. */
  keysOf: [
    'The keys of',
    'were kept here, and this browser’s database does not hold them any more. It was cleared: by somebody, by a cleaning program, or by the browser itself for want of room.',
  ],
  safe: 'Your identity is safe, and so are your other sessions. What others sent to this one alone cannot be read without its keys.',
  withBackup: {
    name: 'You have a backup',
    text: 'A backup file brings this session back, and it goes on.',
    afterwards: 'None of its sessions can go on: sign in as a new one.',
  },
  without: {
    name: 'You have none',
    text: 'Sign in with your account password, and this browser becomes a new session with new keys. The lost one is best ended then: it stands on the page “Sessions”.',
    button: 'Sign in as a new session…',
  },
  forget: {
    summary: 'This browser shall forget it',
    text: 'If the keys were meant to go, for instance because the computer changed hands.',
    button: (fid: string) => `Forget ${fid} here`,
  },
};

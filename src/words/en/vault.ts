import { plural } from '../numbers.ts';

/** What opens the vault, when it locks itself, and where it lies. */
export const vault = {
  title: 'Vault',
  intro: 'The private keys lie in this browser, sealed. Whatever is named here first opens them.',
  notChanged: 'The setting is what it was.',
  remove: {
    button: 'Remove…',
    verb: 'Remove',
    safe: 'It opens the vault as before.',
  },
  passphrase: {
    name: 'Passphrase',
    text: 'It never leaves this browser, and nobody can reset it. It is always one way into the vault.',
    change: 'Change the passphrase',
    hint: (fewest: number) =>
      `At least ${fewest} characters; four or more words that do not belong together are good.`,
    notChanged: 'The passphrase is what it was.',
    forgotten: {
      title: 'You came in by the recovery key',
      text: 'Is the passphrase forgotten? Choose a new one here: the recovery key once more proves that it is you.',
    },
    changed: {
      title: 'The passphrase was changed',
      text: 'The old one opens nothing here any more. The keys themselves were not touched, and the other ways in work as before. A backup file keeps the passphrase that it was made with.',
    },
  },
  passkeys: {
    name: 'Passkeys',
    text: 'A fingerprint, a face or a security key opens the vault in place of the passphrase. The authenticator derives a key for it (WebAuthn PRF), which no server ever sees.',
    add: 'Add a passkey',
    nameField: 'Name',
    nameHint: 'What you call it, such as “this laptop” or “blue security key”: 60 characters at most.',
    nameless: 'Give it a name, to tell it from others.',
    safe: 'Nothing was stored here.',
    running: 'Follow the authenticator. It is asked twice: to make a passkey, and to try it.',
    addedOn: 'Added on',
    added: {
      title: (name: string) => `“${name}” opens the vault from now on`,
      text: 'It was tried, and derived the same key twice. The passphrase works as before: keep it in mind.',
    },
    removed: {
      title: (name: string) => `“${name}” opens the vault no more`,
      text: 'The credential is still in the authenticator, where it opens nothing. It can be deleted there.',
    },
    removal: {
      title: (name: string) => `Remove “${name}”?`,
      text: 'This passkey then opens the vault no more. Your passphrase does, as before.',
    },
  },
  recoveryKey: {
    name: 'Recovery key',
    text: '28 characters on paper that open the vault in this browser when the passphrase is forgotten. They are no backup: if this browser’s data is lost, only a backup file brings the keys back.',
    madeOn: 'Made on',
    make: 'Make a recovery key',
    makeAnother: 'Make another recovery key',
    notMade: 'No recovery key was made.',
    removal: {
      of: 'the recovery key',
      title: 'Remove the recovery key?',
      text: 'What you wrote down then opens nothing. If the passphrase is forgotten as well, the keys in this browser stay sealed for ever.',
    },
    news: {
      made: {
        title: 'The recovery key opens the vault from now on',
        text: 'Keep it apart from this device. If there was one before, it opens nothing any more.',
      },
      discarded: {
        title: 'The recovery key was discarded',
        text: 'It was not typed back, so it opens nothing: throw away what you wrote down. If there was one before, it works as it did.',
      },
      removed: {
        title: 'The recovery key opens the vault no more',
        text: 'What you wrote down can be thrown away.',
      },
    },
    sheet: {
      label: 'The new recovery key',
      writeDown: 'Write it down now: once you have typed it back or discarded it, it is never shown again.',
      untilThen: 'It opens nothing until it is typed back, and is discarded if you leave this page before.',
      of: (fid: string, host: string) =>
        `Recovery key of the vault of ${fid} in a browser at ${host}. No character in it is an I, L, O or U.`,
      written: 'I have written it down',
      print: 'Print',
      discard: 'Discard it',
    },
    typeBack: {
      text: 'Type it from your paper. It opens nothing until then, and is discarded if you leave this page.',
      label: 'Recovery key, typed back',
      missing: 'Type the recovery key from your paper.',
      safe: 'The recovery key opens nothing yet.',
      finish: 'Finish',
      back: 'Show it again',
    },
  },
  autoLock: {
    name: 'Locking by itself',
    text: 'When no tab of Claves was used for a while, all of them lock. So do they when you press “Lock”.',
    now: (minutes: number) => plural(minutes, { one: 'Now after # minute.', other: 'Now after # minutes.' }),
    label: 'Minutes until it locks',
    hint: 'From 1 to 60.',
    error: 'Type a whole number from 1 to 60.',
    save: 'Save',
    saved: 'Saved.',
  },
  rotation: {
    name: 'Rotation',
    text: 'In the last third of an ID-Cert’s life the identity key is due to be replaced. That needs the open vault, so it can be done when you unlock it.',
    legend: 'A key that is due is rotated',
    byItself: 'By itself, at unlock',
    whenAsked: 'Only when I ask for it',
  },
  storage: {
    name: 'Storage',
    kept: 'This browser has promised to keep the vault until you delete this site’s data yourself.',
    notKept:
      'This browser has not promised to keep the vault: it may clear it when the device runs out of room. A backup file is safe from that.',
    unknown:
      'This browser does not say whether it may clear the vault by itself. A backup file is safe from that.',
    used: (size: string) => `Claves uses ${size} here.`,
    ask: 'Ask the browser to keep it',
    refused:
      'The browser did not promise it. Some do once you have used a page for a while, put a bookmark on it, or installed it.',
  },
  leaving: {
    name: 'Leaving this browser',
    text: 'Signing out keeps the sealed keys here. If you will not use this browser again, make a backup and prove it, then take everything with you.',
  },
};

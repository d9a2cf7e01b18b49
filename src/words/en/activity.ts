import type { ActivityEvent } from '../../worker/use-cases.ts';
import { plural } from '../numbers.ts';

type Kind = ActivityEvent['kind'];

/** What happened, in a sentence for each kind. `date`: of what the event tells the time of, in words. */
type Sentences = {
  readonly [K in Kind]: (event: Extract<ActivityEvent, { readonly kind: K }>, date: string) => string;
};

const endedBy = {
  person: 'You ended the session: signed out, or gave the enrolment up.',
  server: 'The home server had ended the session. Its keys are kept.',
  'other-key':
    'The session is over in this browser only: the home server knows it under another key. Most likely a backup was restored in another browser, and it goes on there; if you did not do that, somebody else may hold that key. Look at Sessions, and end it there if it is not yours.',
  'person-here':
    'You ended the session in this browser alone: the home server could not be told, and may hold it open. Once you are signed in, Sessions lists it if so.',
  deletion: 'The identity was deleted on the home server, as you had asked, and the session ended with it.',
} satisfies Record<Extract<ActivityEvent, { kind: 'session-ended' }>['by'], string>;

const sentences: Sentences = {
  enrolled: ({ fid, registered }) =>
    registered
      ? `The identity ${fid} was created, and this browser became its first session.`
      : `This browser signed in as ${fid} and became a session.`,
  rotated: () => 'The identity key was rotated: a new one is in force.',
  'id-cert-rejected': () => 'The home server issued an ID-Cert that did not hold. It was never used.',
  'key-packages-published': ({ count }) =>
    plural(count, { one: '# KeyPackage was published.', other: '# KeyPackages were published.' }),
  'key-packages-claimed': ({ count }) =>
    plural(count, {
      one: '# KeyPackage was claimed, to add this device to a group.',
      other: '# KeyPackages were claimed, to add this device to groups.',
    }),
  'last-resort-replaced': () => 'The last-resort KeyPackage was replaced.',
  'last-resort-handed-out': () => 'The last-resort KeyPackage was handed out: no other was left.',
  'sign-in-refused': () => 'The home server no longer accepted the sign-in of this session.',
  'signed-in-again': () => 'You signed in again to the same session.',
  'session-ended': ({ by }) => endedBy[by],
  'other-session-ended': () => 'You ended another session from here.',
  'password-changed': () => 'You changed the account password. Your other sessions had to sign in again.',
  'deletion-asked': () => 'You asked the home server to delete the identity.',
  'deletion-refused': () => 'The home server refused to delete the identity: it is as it was.',
  'id-cert-elsewhere': ({ isNewSession }) =>
    isNewSession
      ? 'A session of yours began elsewhere, with an ID-Cert that was new to this browser.'
      : 'Another session of yours has an ID-Cert that was new to this browser.',
  'id-cert-answered': ({ wasPerson }) =>
    wasPerson
      ? 'You said that the new ID-Cert of another session was yours.'
      : 'You said that the new ID-Cert of another session was not yours.',
  'foreign-session-began': ({ domain }) => `This session signed in on the foreign server ${domain}.`,
  'foreign-session-ended': ({ domain, by }) =>
    by === 'person'
      ? `The session on the foreign server ${domain} was ended.`
      : `The session on ${domain} was ended in this browser alone: that server could not be told, and may hold it open until it asks your home server.`,
  'foreign-server-told': ({ domain }) => `The foreign server ${domain} was told of the new ID-Cert.`,
  'server-key-changed': () => 'The home server has a new key, and the one known before vouched for it.',
  'server-key-accepted': () =>
    'The home server has a new key, and no known one vouched for it. You accepted it by its fingerprint.',
  'server-restored': () => 'The home server knew less than this browser: it was put back from a backup.',
  'private-halves-missing': ({ count }) =>
    plural(count, {
      one: 'The home server offered # KeyPackage whose private half is not here.',
      other: 'The home server offered # KeyPackages whose private halves are not here.',
    }),
  'private-halves-deleted': ({ count }) =>
    plural(count, {
      one: 'The private half of # KeyPackage was deleted: it was of no more use.',
      other: 'The private halves of # KeyPackages were deleted: they were of no more use.',
    }),
  'passphrase-changed': () => 'You changed the passphrase of the vault.',
  'passkey-added': ({ name }) => `The passkey “${name}” can open the vault now.`,
  'passkey-removed': ({ name }) => `The passkey “${name}” cannot open the vault any more.`,
  'recovery-key-made': () => 'You made a recovery key. One that was made before opens nothing any more.',
  'recovery-key-removed': () => 'You removed the recovery key: it opens nothing any more.',
  'backup-made': () => 'You made a backup file.',
  'backup-proven': () => 'A backup file was opened and compared: it holds the keys that are here.',
  'backup-restored': (_event, date) => `You restored the backup of ${date}.`,
  'private-key-exported': () => 'You exported a private key, protected by a passphrase.',
};

/** The log: what happened to the identity, as this browser saw it. */
export const activity = {
  title: 'Activity',
  intro:
    'What happened to your identity, as this browser saw it. The record is kept here alone, and holds nothing secret.',
  empty: 'Nothing is on record yet. What happens from now on is written down here.',
  noneOfKind: 'Nothing of this kind is on record.',
  about: 'About what',
  topics: {
    all: 'All',
    keys: 'Keys',
    'key-packages': 'KeyPackages',
    sessions: 'Sessions',
    vault: 'Vault',
  },
  traits: {
    key: 'Key',
    serial: 'Serial',
    ended: 'Ended session',
    other: 'Other session',
    earlier: 'Earlier session',
  },
  endedBy,
  sentences,
};

import { groupsOfFour } from '../../ui/fingerprint.tsx';
import { dateWords } from '../../ui/time.ts';
import { countWords } from '../../words/numbers.ts';
import type { ActivityEntry, ActivityEvent } from '../../worker/use-cases.ts';

type Kind = ActivityEvent['kind'];
type EventOf<K extends Kind> = Extract<ActivityEvent, { readonly kind: K }>;

/** What an event is about, by which the log can be narrowed. */
export type Topic = 'keys' | 'key-packages' | 'sessions' | 'vault';

/** Of what asks for a second look. */
type Tone = 'amber' | 'red';

interface Words<K extends Kind> {
  readonly topic: Topic;
  readonly tone?: Tone | ((event: EventOf<K>) => Tone | undefined);
  readonly say: (event: EventOf<K>) => string;
}

const ENDED_BY: { readonly [By in EventOf<'session-ended'>['by']]: string } = {
  person: 'You ended the session: signed out, or gave the enrolment up.',
  server: 'The home server had ended the session. Its keys are kept.',
  'other-key':
    'The session is over in this browser only: the home server knows it under another key. Most likely a backup was restored in another browser, and it goes on there; if you did not do that, somebody else may hold that key. Look at Sessions, and end it there if it is not yours.',
  'person-here':
    'You ended the session in this browser alone: the home server could not be told, and may hold it open. Once you are signed in, Sessions lists it if so.',
  deletion: 'The identity was deleted on the home server, as you had asked, and the session ended with it.',
};

const ENDED_TONE: { readonly [By in EventOf<'session-ended'>['by']]?: 'amber' | 'red' } = {
  'other-key': 'red',
  'person-here': 'amber',
};

const EVENT_WORDS: { readonly [K in Kind]: Words<K> } = {
  enrolled: {
    topic: 'sessions',
    say: ({ fid, registered }) =>
      registered
        ? `The identity ${fid} was created, and this browser became its first session.`
        : `This browser signed in as ${fid} and became a session.`,
  },
  rotated: {
    topic: 'keys',
    say: () => 'The identity key was rotated: a new one is in force.',
  },
  'id-cert-rejected': {
    topic: 'keys',
    tone: 'red',
    say: () => 'The home server issued an ID-Cert that did not hold. It was never used.',
  },
  'key-packages-published': {
    topic: 'key-packages',
    say: ({ count }) =>
      count === 1 ? '1 KeyPackage was published.' : `${countWords(count)} KeyPackages were published.`,
  },
  'key-packages-claimed': {
    topic: 'key-packages',
    say: ({ count }) =>
      count === 1
        ? '1 KeyPackage was claimed, to add this device to a group.'
        : `${countWords(count)} KeyPackages were claimed, to add this device to groups.`,
  },
  'last-resort-replaced': {
    topic: 'key-packages',
    say: () => 'The last-resort KeyPackage was replaced.',
  },
  'last-resort-handed-out': {
    topic: 'key-packages',
    tone: 'amber',
    say: () => 'The last-resort KeyPackage was handed out: no other was left.',
  },
  'sign-in-refused': {
    topic: 'sessions',
    tone: 'amber',
    say: () => 'The home server no longer accepted the sign-in of this session.',
  },
  'signed-in-again': { topic: 'sessions', say: () => 'You signed in again to the same session.' },
  'session-ended': {
    topic: 'sessions',
    tone: ({ by }) => ENDED_TONE[by],
    say: ({ by }) => ENDED_BY[by],
  },
  'other-session-ended': { topic: 'sessions', say: () => 'You ended another session from here.' },
  'password-changed': {
    topic: 'sessions',
    say: () => 'You changed the account password. Your other sessions had to sign in again.',
  },
  'deletion-asked': {
    topic: 'sessions',
    tone: 'amber',
    say: () => 'You asked the home server to delete the identity.',
  },
  'deletion-refused': {
    topic: 'sessions',
    say: () => 'The home server refused to delete the identity: it is as it was.',
  },
  'id-cert-elsewhere': {
    topic: 'sessions',
    tone: 'amber',
    say: ({ isNewSession }) =>
      isNewSession
        ? 'A session of yours began elsewhere, with an ID-Cert that was new to this browser.'
        : 'Another session of yours has an ID-Cert that was new to this browser.',
  },
  'id-cert-answered': {
    topic: 'sessions',
    tone: ({ wasPerson }) => (wasPerson ? undefined : 'red'),
    say: ({ wasPerson }) =>
      wasPerson
        ? 'You said that the new ID-Cert of another session was yours.'
        : 'You said that the new ID-Cert of another session was not yours.',
  },
  'foreign-session-began': {
    topic: 'sessions',
    say: ({ domain }) => `This session signed in on the foreign server ${domain}.`,
  },
  'foreign-session-ended': {
    topic: 'sessions',
    tone: ({ by }) => (by === 'person-here' ? 'amber' : undefined),
    say: ({ domain, by }) =>
      by === 'person'
        ? `The session on the foreign server ${domain} was ended.`
        : `The session on ${domain} was ended in this browser alone: that server could not be told, and may hold it open until it asks your home server.`,
  },
  'foreign-server-told': {
    topic: 'keys',
    say: ({ domain }) => `The foreign server ${domain} was told of the new ID-Cert.`,
  },
  'server-key-changed': {
    topic: 'keys',
    tone: 'amber',
    say: () => 'The home server has a new key, and the one known before vouched for it.',
  },
  'server-key-accepted': {
    topic: 'keys',
    tone: 'amber',
    say: () =>
      'The home server has a new key, and no known one vouched for it. You accepted it by its fingerprint.',
  },
  'server-restored': {
    topic: 'keys',
    tone: 'amber',
    say: () => 'The home server knew less than this browser: it was put back from a backup.',
  },
  'private-halves-missing': {
    topic: 'key-packages',
    tone: 'amber',
    say: ({ count }) =>
      count === 1
        ? 'The home server offered 1 KeyPackage whose private half is not here.'
        : `The home server offered ${countWords(count)} KeyPackages whose private halves are not here.`,
  },
  'private-halves-deleted': {
    topic: 'key-packages',
    say: ({ count }) =>
      count === 1
        ? 'The private half of 1 KeyPackage was deleted: it was of no more use.'
        : `The private halves of ${countWords(count)} KeyPackages were deleted: they were of no more use.`,
  },
  'passphrase-changed': { topic: 'vault', say: () => 'You changed the passphrase of the vault.' },
  'passkey-added': { topic: 'vault', say: ({ name }) => `The passkey “${name}” can open the vault now.` },
  'passkey-removed': {
    topic: 'vault',
    say: ({ name }) => `The passkey “${name}” cannot open the vault any more.`,
  },
  'recovery-key-made': {
    topic: 'vault',
    say: () => 'You made a recovery key. One that was made before opens nothing any more.',
  },
  'recovery-key-removed': {
    topic: 'vault',
    say: () => 'You removed the recovery key: it opens nothing any more.',
  },
  'backup-made': { topic: 'vault', say: () => 'You made a backup file.' },
  'backup-proven': {
    topic: 'vault',
    say: () => 'A backup file was opened and compared: it holds the keys that are here.',
  },
  'backup-restored': {
    topic: 'vault',
    say: ({ madeAt }) => `You restored the backup of ${dateWords(madeAt)}.`,
  },
  'private-key-exported': {
    topic: 'vault',
    tone: 'amber',
    say: () => 'You exported a private key, protected by a passphrase.',
  },
};

/** What happened, in a sentence. */
export function sentenceOf(event: ActivityEvent): string {
  const { say } = wordsOf(event.kind);
  return say(event);
}

export function topicOf({ kind }: Pick<ActivityEvent, 'kind'>): Topic {
  return wordsOf(kind).topic;
}

export function toneOf(event: ActivityEvent): Tone | undefined {
  const { tone } = wordsOf(event.kind);
  return typeof tone === 'function' ? tone(event) : tone;
}

/** The table gives each kind the words for events of that kind. */
function wordsOf(kind: Kind): {
  readonly topic: Topic;
  readonly tone?: Tone | ((event: ActivityEvent) => Tone | undefined);
  readonly say: (event: ActivityEvent) => string;
} {
  return EVENT_WORDS[kind] as ReturnType<typeof wordsOf>;
}

/** What tells an event from others of its kind. */
export interface Trait {
  readonly name: 'Key' | 'Serial' | 'Ended session' | 'Other session' | 'Earlier session';
  readonly value: string;
}

/** The traits of an entry, in full. */
export function traitsOf({ event, sessionId, isThis }: ActivityEntry): Trait[] {
  return [
    ...('fingerprint' in event ? [{ name: 'Key', value: event.fingerprint } as const] : []),
    ...('serial' in event ? [{ name: 'Serial', value: event.serial } as const] : []),
    ...('other' in event ? [otherSession(event)] : []),
    ...(isThis ? [] : [{ name: 'Earlier session', value: sessionId } as const]),
  ];
}

function otherSession({ kind, other }: Extract<ActivityEvent, { readonly other: string }>): Trait {
  return { name: kind === 'other-session-ended' ? 'Ended session' : 'Other session', value: other };
}

/** The traits in short: “Key 0A1B 2C3D…”. A serial says nothing until it is read in full, but where it is all there is. */
export function shortTraits(traits: readonly Trait[]): string {
  const telling = traits.filter(({ name }) => name !== 'Serial');
  return (telling.length > 0 ? telling : traits)
    .map(({ name, value }) => `${name} ${name === 'Key' ? firstGroups(value) : value.slice(0, 8)}…`)
    .join(', ');
}

function firstGroups(fingerprint: string): string {
  return groupsOfFour(fingerprint).slice(0, 2).join(' ');
}

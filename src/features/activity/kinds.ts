import type { ActivityEvent } from '../../worker/use-cases.ts';

type Kind = ActivityEvent['kind'];

/** What an event is about, by which the log can be narrowed; in the order in which they are offered. */
export const TOPICS = ['keys', 'key-packages', 'sessions', 'vault'] as const;
export type Topic = (typeof TOPICS)[number];

/** Of what asks for a second look. */
type Tone = 'amber' | 'red';

const TOPIC_OF: { readonly [K in Kind]: Topic } = {
  enrolled: 'sessions',
  rotated: 'keys',
  'id-cert-rejected': 'keys',
  'key-packages-published': 'key-packages',
  'key-packages-claimed': 'key-packages',
  'last-resort-replaced': 'key-packages',
  'last-resort-handed-out': 'key-packages',
  'sign-in-refused': 'sessions',
  'signed-in-again': 'sessions',
  'session-ended': 'sessions',
  'other-session-ended': 'sessions',
  'password-changed': 'sessions',
  'deletion-asked': 'sessions',
  'deletion-refused': 'sessions',
  'id-cert-elsewhere': 'sessions',
  'id-cert-answered': 'sessions',
  'foreign-session-began': 'sessions',
  'foreign-session-ended': 'sessions',
  'foreign-server-told': 'keys',
  'server-key-changed': 'keys',
  'server-key-accepted': 'keys',
  'server-restored': 'keys',
  'private-halves-missing': 'key-packages',
  'private-halves-deleted': 'key-packages',
  'passphrase-changed': 'vault',
  'passkey-added': 'vault',
  'passkey-removed': 'vault',
  'recovery-key-made': 'vault',
  'recovery-key-removed': 'vault',
  'backup-made': 'vault',
  'backup-proven': 'vault',
  'backup-restored': 'vault',
  'private-key-exported': 'vault',
};

/** Whatever else happened was in order. */
const TONE_OF: { readonly [K in Kind]?: Tone } = {
  'id-cert-rejected': 'red',
  'last-resort-handed-out': 'amber',
  'sign-in-refused': 'amber',
  'deletion-asked': 'amber',
  'id-cert-elsewhere': 'amber',
  'server-key-changed': 'amber',
  'server-key-accepted': 'amber',
  'server-restored': 'amber',
  'private-halves-missing': 'amber',
  'private-key-exported': 'amber',
};

export function topicOf({ kind }: Pick<ActivityEvent, 'kind'>): Topic {
  return TOPIC_OF[kind];
}

export function toneOf(event: ActivityEvent): Tone | undefined {
  switch (event.kind) {
    case 'session-ended':
      return endedTone(event.by);
    case 'id-cert-answered':
      return event.wasPerson ? undefined : 'red';
    case 'foreign-session-ended':
      return event.by === 'person-here' ? 'amber' : undefined;
    default:
      return TONE_OF[event.kind];
  }
}

function endedTone(by: Extract<ActivityEvent, { kind: 'session-ended' }>['by']): Tone | undefined {
  if (by === 'other-key') return 'red';
  return by === 'person-here' ? 'amber' : undefined;
}

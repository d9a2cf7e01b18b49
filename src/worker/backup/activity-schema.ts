import * as z from 'zod/mini';
import type { ActivityEvent } from '../../flows/activity.ts';
import type { BackupVersion } from './envelope.ts';
import { fid, fingerprint, seconds, serial, sessionId, text } from './terms-schema.ts';

const count = z.int().check(z.nonnegative());

/** What the activity log tells, each kind with its own members. */
const events = {
  enrolled: { fid, fingerprint, registered: z.boolean() },
  rotated: { serial, fingerprint },
  'id-cert-rejected': { fingerprint },
  'key-packages-published': { count },
  'key-packages-claimed': { count },
  'last-resort-replaced': {},
  'last-resort-handed-out': {},
  'sign-in-refused': {},
  'signed-in-again': {},
  'session-ended': { by: z.enum(['person', 'server', 'other-key', 'person-here', 'deletion']) },
  'other-session-ended': { other: sessionId },
  'password-changed': {},
  'deletion-asked': {},
  'deletion-refused': {},
  'id-cert-elsewhere': { other: sessionId, serial, isNewSession: z.boolean() },
  'id-cert-answered': { other: sessionId, serial, wasPerson: z.boolean() },
  'foreign-session-began': { domain: text },
  'foreign-session-ended': { domain: text, by: z.enum(['person', 'person-here']) },
  'foreign-server-told': { domain: text, serial },
  'server-key-changed': { fingerprint },
  'server-key-accepted': { fingerprint },
  'server-restored': {},
  'private-halves-missing': { count },
  'private-halves-deleted': { count },
  'passphrase-changed': {},
  'passkey-added': { name: text },
  'passkey-removed': { name: text },
  'recovery-key-made': {},
  'recovery-key-removed': {},
  'backup-made': {},
  'backup-proven': {},
  'backup-restored': { madeAt: seconds },
  'private-key-exported': { fingerprint },
} satisfies Record<ActivityEvent['kind'], z.core.$ZodShape>;

/** What a Claves that knows version 1 of the file alone cannot read. */
const SINCE_VERSION_2: readonly ActivityEvent['kind'][] = [
  'password-changed',
  'deletion-asked',
  'deletion-refused',
  'id-cert-elsewhere',
  'id-cert-answered',
  'foreign-session-began',
  'foreign-session-ended',
  'foreign-server-told',
];

/** The first version of the file that knows it. */
export function versionOfEvent(event: ActivityEvent): BackupVersion {
  if (event.kind === 'server-key-accepted') return 3;
  const isLater =
    event.kind === 'session-ended' ? event.by === 'deletion' : SINCE_VERSION_2.includes(event.kind);
  return isLater ? 2 : 1;
}

const event = z.custom<ActivityEvent>((value) => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : null;
  if (typeof kind !== 'string' || !Object.hasOwn(events, kind)) return false;
  const members = events[kind as ActivityEvent['kind']];
  return z.strictObject({ kind: z.literal(kind), ...members }).safeParse(value).success;
});

export const activity = z.strictObject({ sessionId, at: seconds, event });

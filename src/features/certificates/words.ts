import type { CertificateEntry } from '../../worker/use-cases.ts';

type State = CertificateEntry['state'];

export const STATE_WORDS = {
  current: 'Current',
  superseded: 'Superseded',
  rejected: 'Rejected, never used',
  pending: 'Pending: the server has not answered yet',
} as const satisfies Record<State, string>;

/** What it means that a key or its ID-Cert is in that state. */
export const STATE_MEANING = {
  current:
    'In force: this key signs for you now, and whoever adds this device to a group is shown this ID-Cert.',
  superseded: 'A newer one took its place. It is kept, so that what was signed with it can still be checked.',
  rejected: 'The home server issued it, and it failed a check. It was never used, and its key was given up.',
  pending: 'The key is made and stored here. It signs nothing until an ID-Cert for it has come and holds.',
} as const satisfies Record<State, string>;

/** The name under which a key is downloaded. */
export function keyFileName(half: 'public' | 'private', fingerprint: string, extension: string): string {
  return `${half}-key-${fingerprint}.${extension}`;
}

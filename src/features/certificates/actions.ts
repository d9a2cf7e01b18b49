/**
 * How an ID-Cert or its key stands. Of this session: `current`, `superseded` by a newer one, `rejected` by our checks,
 * `pending` without an ID-Cert, or `stray`: the home server lists it, and it is not here. Of another session: in force
 * (`elsewhere`) or no longer (`elsewhere-past`). `revoked`: it ended with its session.
 */
export const STANDINGS = [
  'current',
  'pending',
  'superseded',
  'rejected',
  'stray',
  'elsewhere',
  'elsewhere-past',
  'revoked',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a person can do with one. */
export const ACTIONS = [
  /** Hold its fingerprint beside another one, by paste or by scan. */
  'compare',
  /** Show the fingerprint for others to take: as words and as a QR code. */
  'show',
  'rotate',
  /** See the session that it belongs to, where that can be ended. */
  'session',
  'copy-id-cert',
  'export-public-key',
  'export-private-key',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * What each standing permits; the pages offer this and nothing else. Only a key that is in force is shown for others to
 * take, and only one that may still be met is compared. A private key leaves only where an ID-Cert ever vouched for it.
 */
const PERMITTED: Readonly<Record<Standing, readonly Action[]>> = {
  current: ['show', 'compare', 'rotate', 'copy-id-cert', 'export-public-key', 'export-private-key'],
  pending: ['compare', 'export-public-key'],
  superseded: ['compare', 'copy-id-cert', 'export-public-key', 'export-private-key'],
  rejected: ['copy-id-cert', 'rotate'],
  stray: ['compare', 'copy-id-cert', 'rotate'],
  elsewhere: ['show', 'compare', 'session', 'copy-id-cert'],
  'elsewhere-past': ['compare', 'copy-id-cert'],
  revoked: ['compare', 'copy-id-cert'],
};

export function permits(standing: Standing, action: Action): boolean {
  return PERMITTED[standing].includes(action);
}

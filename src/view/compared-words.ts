import type { Restored } from '../worker/use-cases.ts';

type Finding = NonNullable<Restored['compared']>['finding'];

const ROTATED =
  'the identity key was rotated, and new KeyPackages took the place of all that the home server offered.';

const WORDS = {
  agreed: 'It was compared with what your home server holds: both agree.',
  'private-halves-missing': `Your home server offered KeyPackages whose private halves are not here: ${ROTATED}`,
  'server-restored': `Your home server had been put back from a backup, and knew less than this browser: ${ROTATED}`,
  'other-id-cert': `Your home server goes by another ID-Cert than this browser: ${ROTATED}`,
  'not-told':
    'Your home server does not tell all that it holds of this session, so only a part could be compared.',
  overtaken: 'Meanwhile another tab rotated the identity key, which led both to a new ID-Cert.',
  failed:
    'It could not be compared with what your home server holds. What was restored is kept, and it is compared when the vault is opened next.',
} as const satisfies Record<Finding, string>;

/** What came of comparing with the home server after a restore. */
export function comparedWords(finding: Finding): string {
  return WORDS[finding];
}

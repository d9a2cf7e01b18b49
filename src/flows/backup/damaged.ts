import { ClavesError } from '../../protocol/claves-error.ts';
import type { KeyPackageRef } from '../../protocol/terms.ts';
import type { KeyCounts } from '../backup.ts';
import type { Sealed } from '../sealed.ts';
import type { Snapshot } from './ports.ts';

/** Records whose secret is here and does not open, and what lies there in its place. */
export interface Damaged {
  readonly identityKeys: ReadonlyMap<string, Sealed>;
  readonly privateHalves: ReadonlyMap<KeyPackageRef, Sealed>;
}

export function isWhole({ identityKeys, privateHalves }: Damaged): boolean {
  return identityKeys.size + privateHalves.size === 0;
}

export function countOf({ identityKeys, privateHalves }: Damaged): KeyCounts {
  return { identityKeys: identityKeys.size, privateHalves: privateHalves.size };
}

/** Throws `KEYS_UNREADABLE`, which tells how many, unless there are none. */
export function expectWhole(damaged: Damaged): void {
  if (!isWhole(damaged))
    throw new ClavesError('KEYS_UNREADABLE', { details: { unreadable: countOf(damaged) } });
}

/** Is this still what did not open? Another tab may have put something whole there since. */
export function isSameSecret(one: Sealed | undefined, other: Sealed | null): boolean {
  return one !== undefined && other !== null && nameOf(one) === nameOf(other);
}

function nameOf({ nonce, ciphertext }: Sealed): string {
  return `${nonce} ${ciphertext}`;
}

/** What of it opens. */
export function readableIn(here: Snapshot, damaged: Damaged): Pick<Snapshot, 'identityKeys' | 'keyPackages'> {
  return {
    identityKeys: here.identityKeys.filter(
      ({ fingerprint, secret }) => !isSameSecret(damaged.identityKeys.get(fingerprint), secret),
    ),
    keyPackages: here.keyPackages.filter(
      ({ ref, secret }) => !isSameSecret(damaged.privateHalves.get(ref), secret),
    ),
  };
}

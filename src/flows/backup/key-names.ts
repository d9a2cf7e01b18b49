import type { KeyNames } from '../settings.ts';
import type { BackupContent, Snapshot } from './ports.ts';

/** The keys that are in a browser or a file: a KeyPackage whose private halves were deleted has none. */
export function keyNamesOf({
  identityKeys,
  keyPackages,
}: Pick<Snapshot | BackupContent, 'identityKeys' | 'keyPackages'>): KeyNames {
  return {
    identityKeys: identityKeys.map(({ fingerprint }) => fingerprint),
    privateHalves: keyPackages.filter(({ secret }) => secret !== null).map(({ ref }) => ref),
  };
}

/** Those of `keys` that are among `others` too. */
export function commonKeys(keys: KeyNames, others: KeyNames): KeyNames {
  const [fingerprints, refs] = [new Set(others.identityKeys), new Set(others.privateHalves)];
  return {
    identityKeys: keys.identityKeys.filter((each) => fingerprints.has(each)),
    privateHalves: keys.privateHalves.filter((each) => refs.has(each)),
  };
}

/** Is each of `keys` among `others`? */
export function areAllIn(keys: KeyNames, others: KeyNames): boolean {
  const common = commonKeys(keys, others);
  return (
    common.identityKeys.length === keys.identityKeys.length &&
    common.privateHalves.length === keys.privateHalves.length
  );
}

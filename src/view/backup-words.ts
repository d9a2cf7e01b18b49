import { words } from '../words/words.ts';

type KeyCounts = Pick<Counts, 'identityKeys' | 'privateHalves'>;

interface Counts {
  readonly identityKeys: number;
  readonly idCerts: number;
  readonly privateHalves: number;
}

/** What a backup file holds or brought, counted: “2 identity keys, 2 ID-Certs and the private halves of 202 KeyPackages”. */
export function holdingWords({ identityKeys, idCerts, privateHalves }: Counts): string {
  const w = words().backup.counts;
  return w.three(w.identityKeys(identityKeys), w.idCerts(idCerts), w.halves(privateHalves));
}

/** Keys of both kinds: “1 identity key and the private halves of 3 KeyPackages”. */
export function keyWords({ identityKeys, privateHalves }: KeyCounts): string {
  const w = words().backup.counts;
  if (privateHalves === 0) return w.identityKeys(identityKeys);
  if (identityKeys === 0) return w.halves(privateHalves);
  return w.two(w.identityKeys(identityKeys), w.halves(privateHalves));
}

/** `keyWords` at the beginning of a sentence. */
export function keyWordsFirst(counts: KeyCounts): string {
  const counted = keyWords(counts);
  return counted.charAt(0).toUpperCase() + counted.slice(1);
}

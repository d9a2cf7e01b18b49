import { countWords } from '../words/numbers.ts';

type KeyCounts = Pick<Counts, 'identityKeys' | 'privateHalves'>;

interface Counts {
  readonly identityKeys: number;
  readonly idCerts: number;
  readonly privateHalves: number;
}

/** What a backup file holds or brought, counted: “2 identity keys, 2 ID-Certs and the private halves of 202 KeyPackages”. */
export function holdingWords({ identityKeys, idCerts, privateHalves }: Counts): string {
  const keys = counted(identityKeys, 'identity key');
  return `${keys}, ${counted(idCerts, 'ID-Cert')} and ${halfWords(privateHalves)}`;
}

/** Keys of both kinds: “1 identity key and the private halves of 3 KeyPackages”. */
export function keyWords({ identityKeys, privateHalves }: KeyCounts): string {
  const keys = counted(identityKeys, 'identity key');
  if (privateHalves === 0) return keys;
  const halves = halfWords(privateHalves);
  return identityKeys === 0 ? halves : `${keys} and ${halves}`;
}

/** `keyWords` at the beginning of a sentence. */
export function keyWordsFirst(counts: KeyCounts): string {
  const words = keyWords(counts);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function halfWords(count: number): string {
  return count === 1
    ? 'the private half of 1 KeyPackage'
    : `the private halves of ${countWords(count)} KeyPackages`;
}

function counted(count: number, thing: string): string {
  return `${countWords(count)} ${thing}${count === 1 ? '' : 's'}`;
}

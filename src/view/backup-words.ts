import { countWords } from '../ui/time.ts';

interface Counts {
  readonly identityKeys: number;
  readonly idCerts: number;
  readonly privateHalves: number;
}

/** What a backup file holds or brought, counted: “2 identity keys, 2 ID-Certs and the private halves of 202 KeyPackages”. */
export function holdingWords({ identityKeys, idCerts, privateHalves }: Counts): string {
  const keys = counted(identityKeys, 'identity key');
  const halves =
    privateHalves === 1 ? 'half of 1 KeyPackage' : `halves of ${countWords(privateHalves)} KeyPackages`;
  return `${keys}, ${counted(idCerts, 'ID-Cert')} and the private ${halves}`;
}

function counted(count: number, thing: string): string {
  return `${countWords(count)} ${thing}${count === 1 ? '' : 's'}`;
}

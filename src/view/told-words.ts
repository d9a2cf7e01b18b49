import type { ForeignServerEntry } from '../worker/use-cases.ts';

type Server = Pick<ForeignServerEntry, 'isSignedIn' | 'told'>;

/** What is still to be done at a foreign server, and why it is not. `reason`: what went wrong when it was tried last. */
export function toldWords(server: Server, isPending: boolean, reason: string | null): string {
  const lack = lackOf(server);
  if (isPending) return `${lack}: it waits until the rotation has brought its new ID-Cert.`;
  return reason === null
    ? `${lack}: Claves does it next.`
    : `${lack}. ${reason} Claves tries again by itself.`;
}

function lackOf({ isSignedIn, told }: Server): string {
  if (isSignedIn && told?.isPresent) return 'Told of your present ID-Cert';
  if (isSignedIn) return 'Not yet told of your present ID-Cert';
  return told === null ? 'Not signed in yet' : 'Not signed in again yet';
}

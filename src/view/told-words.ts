import type { ForeignServerEntry } from '../worker/use-cases.ts';

/** Why a foreign server does not know the present ID-Cert. `reason`: what went wrong when it was tried last. */
export function toldWords(
  { isSignedIn, told }: Pick<ForeignServerEntry, 'isSignedIn' | 'told'>,
  isPending: boolean,
  reason: string | null,
): string {
  const what = told === null && !isSignedIn ? 'Not signed in yet' : 'Not yet told of your present ID-Cert';
  if (isPending) return `${what}: it waits until the rotation has brought its new ID-Cert.`;
  return reason === null ? `${what}: that comes next.` : `${what}. ${reason}`;
}

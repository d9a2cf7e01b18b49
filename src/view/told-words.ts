import type { Explanation } from '../ui/failure.tsx';
import type { ForeignServerEntry, ForeignServerList } from '../worker/use-cases.ts';

type Server = Pick<ForeignServerEntry, 'isSignedIn' | 'told' | 'trouble'>;
type Waiting = Pick<ForeignServerList, 'isPending' | 'needsSignIn'>;

/** Is nothing left to be done at a foreign server? */
export function isSettled({ isSignedIn, told, trouble }: Server): boolean {
  return told?.isPresent === true && isSignedIn && trouble === null;
}

/** May what failed at a foreign server go through another time, as it is? */
export function isPassing(code: string): boolean {
  return code === 'FOREIGN_UNREACHABLE' || code === 'FOREIGN_UNAVAILABLE';
}

/**
 * What is still to be done at a foreign server that is not settled, and why it is not: what it waits for, or what went
 * wrong when it was tried last (`reason`). What does not pass by itself comes with what to do.
 */
export function toldWords(
  server: Server,
  { isPending, needsSignIn }: Waiting,
  reason: Pick<Explanation, 'code' | 'happened' | 'todo'> | null,
): string {
  const lack = lackOf(server);
  if (needsSignIn) return `${lack}: it waits until you have signed in at home again, on the overview.`;
  if (isPending) return `${lack}: it waits until the rotation has brought its new ID-Cert.`;
  if (reason === null) return `${lack}: Claves does it next.`;
  const { code, happened, todo } = reason;
  const cause = isPassing(code) ? happened : `${happened} ${todo}`;
  return `${lack}. ${cause} Claves tries again by itself.`;
}

function lackOf({ isSignedIn, told }: Server): string {
  if (isSignedIn && told?.isPresent) return 'Told of your present ID-Cert';
  if (isSignedIn) return 'Not yet told of your present ID-Cert';
  return told === null ? 'Not signed in yet' : 'Not signed in again yet';
}

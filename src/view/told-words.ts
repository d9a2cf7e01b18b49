import type { Explanation } from '../ui/failure.tsx';
import { words } from '../words/words.ts';
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
  const { told } = words().foreignServers;
  const lack = lackOf(server);
  if (needsSignIn) return told.waitsForSignIn(lack);
  if (isPending) return told.waitsForRotation(lack);
  if (reason === null) return told.next(lack);
  const { code, happened, todo } = reason;
  return told.failed(lack, isPassing(code) ? happened : `${happened} ${todo}`);
}

function lackOf({ isSignedIn, told }: Server): string {
  const w = words().foreignServers.told;
  if (isSignedIn) return told?.isPresent ? w.present : w.notYetTold;
  return told === null ? w.notSignedIn : w.notSignedInAgain;
}

import type { KeyPackageRecord } from '../../flows/ports.ts';
import type { SessionId, UnixSeconds } from '../../protocol/terms.ts';
import { unless } from '../unless.ts';
import type { World } from './world.ts';

const WEEK = 7 * 86_400;
/** Seconds that lie between a deletion and this look at it. */
const PLAY = 2;

/**
 * The private halves, in words, that are still here though nobody may need them any more: section 10. All must have been
 * caught up with.
 */
export async function leftOver(world: World): Promise<string[]> {
  const { keyPackages, sessions } = await world.records();
  const active = sessions.find(({ endedAt }) => endedAt === null)?.sessionId;
  const now = Math.min(world.time.server, world.time.server + world.time.skew) - PLAY;
  const isLeft = (each: KeyPackageRecord) => each.secret !== null && neededUntil(each, world, active) <= now;
  const count = keyPackages.filter(isLeft).length;
  return unless(count === 0, `${count} private halves are kept that nobody needs`);
}

/** A server tells only of the session that is signed in, and nothing after which it or we went back can be trusted. */
function neededUntil(
  { kind, state, notAfter, supersededAt, sessionId }: KeyPackageRecord,
  { wentBack }: World,
  active: SessionId | undefined,
): UnixSeconds {
  if (kind === 'last-resort' || state === 'claimed') return notAfter;
  const isKnown = !wentBack && sessionId === active;
  return (isKnown && state === 'superseded' ? Math.min(supersededAt ?? notAfter, notAfter) : notAfter) + WEEK;
}

import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Fid, UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database } from '../db/schema.ts';
import { RecentMap } from '../limits/recent-map.ts';
import type { HomeServer } from './home-server.ts';

/** Seconds in which a home server is not asked again about an actor of whom it has more to say than we read. */
const LEFT_ALONE = 30;

/** Since when, by FID. Of each home server, known by its database. In memory. */
const OVERSIZED = new WeakMap<Database, RecentMap<UnixSeconds>>();

/** Throws UNAVAILABLE where that was so a moment ago: this actor alone pays for it, and not its whole domain. */
export function expectNotOversized({ db, now }: HomeServer, fid: Fid): void {
  const since = OVERSIZED.get(db)?.get(fid, now());
  if (since !== undefined) throw unavailable(since + LEFT_ALONE - now());
}

/** Remembers it, and gives the refusal. */
export function noteOversized({ db, now }: HomeServer, fid: Fid): ProtocolError {
  const known = OVERSIZED.get(db) ?? new RecentMap<UnixSeconds>(isOver);
  OVERSIZED.set(db, known);
  known.set(fid, now(), now());
  return unavailable(LEFT_ALONE);
}

/** Also where the clock was set back. */
function isOver(since: UnixSeconds, now: UnixSeconds): boolean {
  return Math.abs(now - since) >= LEFT_ALONE;
}

function unavailable(retryAfter: number): ProtocolError {
  return new ProtocolError('UNAVAILABLE', { retryAfter });
}

import { findIssuers, type Issuer, pinnedCertificates } from './issuers.ts';
import { judge, type ShownIdCert } from './judge-session.ts';
import type { IdCertRecord } from './ports.ts';
import type { Standing } from './standing.ts';
import type { SessionEntry } from './views.ts';

type Judged = NonNullable<SessionEntry['certificate']>;

/**
 * Each of what the home server shows of the actor. What the pinned certificates do not prove valid is judged once more, by all
 * issuers that can be found. `held`: this session's own. Throws as `findIssuers` does.
 */
export async function judgeAll(
  at: Standing,
  shown: readonly ShownIdCert[],
  held: readonly IdCertRecord[],
): Promise<ReadonlyMap<ShownIdCert, Judged>> {
  const ownKeys = await keysOf(at);
  const judged = async (issuers: readonly Issuer[]) => {
    const each = async (idCert: ShownIdCert) => [idCert, await judge(at, idCert, issuers, ownKeys)] as const;
    return new Map(await Promise.all(shown.map(each)));
  };
  const pinned = pinnedCertificates(at, held);
  const issuers = pinned.map((certificate) => ({ certificate, isKnown: true }));
  const first = await judged(issuers);
  const unproven = [...first.values()].flatMap(({ view, verdict }) => (view && !verdict.valid ? [view] : []));
  if (unproven.length === 0) return first;
  return judged([...issuers, ...(await findIssuers(at, pinned, unproven))]);
}

/** Fingerprints of all keys that this session may have been certified for. */
async function keysOf({ ports, session }: Standing): Promise<ReadonlySet<string>> {
  const keys = await ports.store.identityKeys(session.sessionId);
  return new Set(keys.filter(({ state }) => state !== 'dead').map(({ fingerprint }) => fingerprint));
}

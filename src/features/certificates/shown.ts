import type { CertificateEntry, IssuedEntry } from '../../worker/use-cases.ts';
import type { Standing } from './actions.ts';

/** An ID-Cert of the actor, or a key that waits for one, wherever it is known from. Times are UNIX seconds. */
export interface Shown {
  /** The last part of its page's address. */
  readonly address: string;
  readonly standing: Standing;
  readonly sessionId: string;
  readonly isThis: boolean;
  readonly fingerprint: string | null;
  readonly view: CertificateEntry['view'];
  readonly verdict: CertificateEntry['verdict'];
  readonly file: CertificateEntry['file'];
  readonly publicKey: CertificateEntry['publicKey'];
  /** When it was issued; of a key that waits, when it was made. */
  readonly from: number;
  /** When it ended or will end; null for a key that waits. */
  readonly until: number | null;
}

/**
 * All of them, the latest first. `held`: of this session, as they are here. `issued`: what the home server tells of all
 * sessions, where it could be asked; of what both know, what is here counts, since it was checked when it came.
 */
export function shownOf(held: readonly CertificateEntry[], issued: readonly IssuedEntry[]): Shown[] {
  const here = held.map(ofThis);
  const serials = new Set(
    held.flatMap(({ state, view }) => (view && state !== 'rejected' ? [view.serial] : [])),
  );
  const there = issued.filter(({ serial }) => !serials.has(serial)).map(ofServer);
  return [...here, ...there].sort((a, b) => b.from - a.from);
}

/** By its address, or by the fingerprint of its key: the one that was in force last. */
export function findShown(all: readonly Shown[], wanted: string): Shown | undefined {
  const fingerprint = wanted.toLowerCase();
  return (
    all.find(({ address }) => address === wanted) ?? all.find((each) => each.fingerprint === fingerprint)
  );
}

function ofThis(entry: CertificateEntry): Shown {
  const { id, state, sessionId, fingerprint, view, verdict, file, publicKey, receivedAt, supersededAt } =
    entry;
  return {
    // What was refused may bear the serial of one that is good.
    address: state === 'rejected' || view === null ? id : view.serial,
    standing: state,
    sessionId,
    isThis: true,
    fingerprint,
    view,
    verdict,
    file,
    publicKey,
    from: state === 'rejected' ? receivedAt : (view?.issuedAt ?? receivedAt),
    until: state === 'rejected' ? receivedAt : endOf(supersededAt, view),
  };
}

function ofServer({ sessionId, isThis, serial, issuedAt, certificate, ...ends }: IssuedEntry): Shown {
  const { view, verdict, file } = certificate;
  const { supersededAt, revokedAt } = ends;
  return {
    address: serial,
    standing: standingOf(isThis, supersededAt, revokedAt),
    sessionId,
    isThis,
    fingerprint: view?.fingerprint ?? null,
    view,
    verdict,
    file,
    publicKey: null,
    from: issuedAt,
    until: endOf(supersededAt ?? revokedAt, view),
  };
}

/** A session ends with the ID-Cert that it had then: those before were superseded. */
function standingOf(isThis: boolean, supersededAt: number | null, revokedAt: number | null): Standing {
  if (revokedAt !== null && supersededAt === null) return 'revoked';
  if (isThis) return 'stray';
  return supersededAt === null ? 'elsewhere' : 'elsewhere-past';
}

/** None is in force beyond its own expiry. */
function endOf(ended: number | null, view: Shown['view']): number | null {
  const ends = [ended, view?.expiresAt ?? null].filter((at) => at !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

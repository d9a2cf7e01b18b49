/** One claim of a single session's KeyPackages, as the claimer saw it. Times of one clock, growing. */
export interface Claimed {
  readonly start: number;
  readonly end: number;
  /** KeyPackageRef. */
  readonly ref: string;
}

export interface Uploaded {
  readonly ref: string;
  /** When the upload was answered. */
  readonly at: number;
}

/** A claim that came to no answer. */
export interface Failed {
  readonly start: number;
  readonly end: number;
  /** May it have used up a KeyPackage? Not where it was rolled back for certain, or was asked for again with its key. */
  readonly lost: boolean;
}

export interface History {
  /** The ordinary ones, in the order of upload. */
  readonly uploaded: readonly Uploaded[];
  readonly lastResort: string;
  readonly claims: readonly Claimed[];
  readonly failed?: readonly Failed[];
  /** Was it claimed until nothing was left? Then what never went out must have been used up by claims that were lost. */
  readonly isEmptied?: boolean;
  /** Do claims come one after another, as on SQLite? Then none passes over what another one holds. */
  readonly isSerial?: boolean;
}

/**
 * What in a history breaks promise 3 or 4 of section 8 of the protocol: each goes out once, the oldest first, the
 * last-resort one only where no other is left. Of what happens at the same time either may come first. A claim that was
 * lost may have used up one, never two; one that failed beside another puts back what that one has passed over.
 */
export function violationsOf(history: History): string[] {
  const { uploaded, lastResort, claims, failed = [], isEmptied = false, isSerial = false } = history;
  const places = new Map(uploaded.map(({ ref }, place) => [ref, place]));
  const ordinary = claims.filter(({ ref }) => ref !== lastResort);
  const last = claims.filter(({ ref }) => ref === lastResort);
  return [
    ...ordinary.filter(({ ref }) => !places.has(ref)).map(({ ref }) => `${ref} was never uploaded`),
    ...twice(ordinary).map(({ ref }) => `${ref} went out twice`),
    ...overtaken(ordinary, places, isSerial ? [] : failed).map(
      ({ ref }) => `${ref} went out after a later one`,
    ),
    ...tooEarly(last, ordinary, withoutLost(history)).map(
      ({ ref }) => `${ref} was left, and the last-resort one went out`,
    ),
    ...(isEmptied ? missing(history) : []),
  ];
}

/** Those that never went out, where claims that were lost can have used them up: nobody knows when. */
function neverSeen({ uploaded, claims }: History): Uploaded[] {
  const seen = new Set(claims.map(({ ref }) => ref));
  return uploaded.filter(({ ref }) => !seen.has(ref));
}

function withoutLost(history: History): readonly Uploaded[] {
  if (!history.failed?.some(({ lost }) => lost)) return history.uploaded;
  const unknown = new Set(neverSeen(history));
  return history.uploaded.filter((each) => !unknown.has(each));
}

function missing(history: History): string[] {
  const lost = (history.failed ?? []).filter((each) => each.lost).length;
  const count = neverSeen(history).length;
  return count > lost ? [`${count} never went out, and only ${lost} claims were lost`] : [];
}

function twice(claims: readonly Claimed[]): Claimed[] {
  const seen = new Set<string>();
  return claims.filter(({ ref }) => seen.size === seen.add(ref).size);
}

/** Those that began after the claim of a later one had ended, but for a later one that had passed over a failed claim's. */
function overtaken(
  claims: readonly Claimed[],
  places: ReadonlyMap<string, number>,
  failed: readonly Failed[],
): Claimed[] {
  const placeOf = ({ ref }: Claimed): number => places.get(ref) ?? Number.POSITIVE_INFINITY;
  const known = claims.filter(({ ref }) => places.has(ref));
  const byEnd = known.filter((claim) => !isBeside(claim, failed)).sort((a, b) => a.end - b.end);
  let latest = -1;
  let ended = 0;
  return known
    .toSorted((a, b) => a.start - b.start)
    .filter((claim) => {
      for (let other = byEnd[ended]; other && other.end < claim.start; other = byEnd[++ended]) {
        latest = Math.max(latest, placeOf(other));
      }
      return placeOf(claim) < latest;
    });
}

function isBeside(claim: Claimed, failed: readonly Failed[]): boolean {
  return failed.some(({ start, end }) => start <= claim.end && end >= claim.start);
}

/** What lay there during the whole of a claim that gave the last-resort one. */
function tooEarly(
  last: readonly Claimed[],
  ordinary: readonly Claimed[],
  uploaded: readonly Uploaded[],
): Uploaded[] {
  const begun = new Map(ordinary.map(({ ref, start }) => [ref, start]));
  const lay = ({ ref, at }: Uploaded, { start, end }: Claimed): boolean =>
    at < start && (begun.get(ref) ?? Number.POSITIVE_INFINITY) > end;
  return uploaded.filter((each) => last.some((claim) => lay(each, claim)));
}

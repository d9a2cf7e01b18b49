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

export interface History {
  /** The ordinary ones, in the order of upload. */
  readonly uploaded: readonly Uploaded[];
  readonly lastResort: string;
  readonly claims: readonly Claimed[];
}

/**
 * What in a history breaks promise 3 or 4 of section 8 of the protocol: each goes out once, the oldest first, the
 * last-resort one only where no other is left. Of what happens at the same time either may come first.
 */
export function violationsOf({ uploaded, lastResort, claims }: History): string[] {
  const places = new Map(uploaded.map(({ ref }, place) => [ref, place]));
  const ordinary = claims.filter(({ ref }) => ref !== lastResort);
  const last = claims.filter(({ ref }) => ref === lastResort);
  return [
    ...ordinary.filter(({ ref }) => !places.has(ref)).map(({ ref }) => `${ref} was never uploaded`),
    ...twice(ordinary).map(({ ref }) => `${ref} went out twice`),
    ...overtaken(ordinary, places).map(({ ref }) => `${ref} went out after a later one`),
    ...tooEarly(last, ordinary, uploaded).map(
      ({ ref }) => `${ref} was left, and the last-resort one went out`,
    ),
  ];
}

function twice(claims: readonly Claimed[]): Claimed[] {
  const seen = new Set<string>();
  return claims.filter(({ ref }) => seen.size === seen.add(ref).size);
}

/** Those that began after the claim of a later one had ended. */
function overtaken(claims: readonly Claimed[], places: ReadonlyMap<string, number>): Claimed[] {
  const placeOf = ({ ref }: Claimed): number => places.get(ref) ?? Number.POSITIVE_INFINITY;
  const byEnd = claims.filter(({ ref }) => places.has(ref)).sort((a, b) => a.end - b.end);
  let latest = -1;
  let ended = 0;
  return byEnd
    .toSorted((a, b) => a.start - b.start)
    .filter((claim) => {
      for (let other = byEnd[ended]; other && other.end < claim.start; other = byEnd[++ended]) {
        latest = Math.max(latest, placeOf(other));
      }
      return placeOf(claim) < latest;
    });
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

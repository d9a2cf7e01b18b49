import { isBeforeAll, LINES, POINTS, type Point, READINGS, SENDINGS } from './journeys.ts';
import { NETWORK_FAULTS, type NetworkFault } from './network-faults.ts';

export type End = 'tab closed' | 'browser killed';

/** One thing that goes wrong in one journey. */
export type Case =
  | { readonly kind: 'point'; readonly point: Point; readonly end: End }
  | {
      readonly kind: 'sending';
      readonly journey: Point['journey'];
      readonly route: string;
      readonly fault: NetworkFault;
    };

export function journeyOf(each: Case): Point['journey'] {
  return each.kind === 'point' ? each.point.journey : each.journey;
}

/** What goes wrong, in words: a row of the table. */
export function faultOf(each: Case): string {
  return each.kind === 'point' ? `${each.end} ${each.point.when} a transition` : each.fault;
}

export function nameOf(each: Case): string {
  const { name } = LINES[journeyOf(each)];
  if (each.kind === 'sending') return `${name}: ${each.route}: ${each.fault}`;
  const { from, to, when } = each.point;
  return `${name}: ${each.end} ${when} ${from} → ${to}`;
}

/** Is it a request disturbed that changes nothing? */
export function isReading(each: Case): boolean {
  return each.kind === 'sending' && each.route.startsWith('GET ');
}

/** Before the first transition there is nothing to come back to. */
export function leavesNothing(each: Case): boolean {
  return each.kind === 'point' && isBeforeAll(each.point);
}

/** The slow ones, of which `npm test` runs these alone. */
const GIVEN_UP: readonly Case[] = (
  ['answered after the browser gave up', 'arrived after the browser gave up'] as const
).map((fault) => ({ kind: 'sending', journey: 'rotate', route: 'POST /p2core/key/user/@me', fault }));

/**
 * Each crash point once, by turns with a closed tab and a killed browser, each sending with a lost answer and a killed server, and
 * a key's with a browser that gave up.
 */
export const EACH_ONCE: readonly Case[] = [
  ...POINTS.map((point, index): Case => {
    // The two points of a transition follow each other.
    const end = (index + Math.floor(index / 2)) % 2 === 0 ? 'browser killed' : 'tab closed';
    return { kind: 'point', point, end };
  }),
  ...SENDINGS.flatMap(({ journey, route }) =>
    (['answer lost', 'server killed between commit and answer'] as const).map(
      (fault): Case => ({ kind: 'sending', journey, route, fault }),
    ),
  ),
  ...GIVEN_UP,
];

/** All there are. */
const ALL: readonly Case[] = [
  ...POINTS.flatMap((point) =>
    (['tab closed', 'browser killed'] as const).map((end): Case => ({ kind: 'point', point, end })),
  ),
  ...[...SENDINGS, ...READINGS].flatMap(({ journey, route }) =>
    (Object.keys(NETWORK_FAULTS) as NetworkFault[]).map(
      (fault): Case => ({ kind: 'sending', journey, route, fault }),
    ),
  ),
];

/** So many of all, each about as often as any other, in an order that the seed decides. */
export function manyCases(count: number, seed: number): Case[] {
  const random = randomFrom(seed);
  const cases: Case[] = [];
  while (cases.length < count) cases.push(...shuffled(ALL, random));
  return cases.slice(0, count);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

import type { Journey } from '../../src/flows/ports.ts';

/** The state machine of the journeys, as the fault test walks over it: every point at which one can be cut off. */

/** `REGISTERED`: an enrolment whose actor is made, and whose session is not certified yet. */
export type StateName =
  | 'IDLE'
  | 'ENROLLING'
  | 'REGISTERED'
  | 'PREPARED'
  | 'CERTIFIED'
  | 'STAGED'
  | 'UPLOADED';

/** One transition of the journal, which is one transaction. */
export interface Move {
  readonly journey: Journey;
  readonly from: StateName;
  readonly to: StateName;
}

/** `before`: the transaction is begun and not committed. `after`: it is durable, and nobody has heard of it. */
export interface Point extends Move {
  readonly when: 'before' | 'after';
}

interface Line {
  readonly name: string;
  readonly states: readonly StateName[];
  /** What it sends that changes something on the server, in this order. */
  readonly routes: readonly string[];
  /** What it reads each time. */
  readonly reads: readonly string[];
}

const IDENTITY = 'POST /p2core/identity';
const TRUST = 'POST /p2core/session/trust';
const KEY = 'POST /p2core/key/user/@me';
const KEY_PACKAGES = 'POST /p2core/keypackage/@me';
const LAST_RESORT = 'PUT /p2core/keypackage_lr';
const INVENTORY = 'GET /p2core/keypackage/@me';

export const LINES: Readonly<Record<Journey, Line>> = {
  enrol: {
    name: 'enrolment',
    states: ['IDLE', 'ENROLLING', 'REGISTERED', 'CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'],
    routes: [IDENTITY, TRUST, KEY_PACKAGES, LAST_RESORT],
    reads: [],
  },
  rotate: {
    name: 'rotation',
    states: ['IDLE', 'PREPARED', 'CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'],
    routes: [KEY, KEY_PACKAGES, LAST_RESORT],
    reads: [],
  },
  replenish: {
    name: 'replenishment',
    states: ['IDLE', 'CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'],
    routes: [KEY_PACKAGES],
    reads: [INVENTORY],
  },
  'last-resort': {
    name: 'last resort',
    states: ['IDLE', 'UPLOADED', 'IDLE'],
    routes: [LAST_RESORT],
    reads: [],
  },
};

const JOURNEYS = Object.keys(LINES) as Journey[];

export const POINTS: readonly Point[] = JOURNEYS.flatMap((journey) => {
  const { states } = LINES[journey];
  return states.slice(1).flatMap((to, index) => {
    const from = states[index] ?? 'IDLE';
    return (['before', 'after'] as const).map((when) => ({ journey, from, to, when }));
  });
});

/** One request of a journey. */
interface Sending {
  readonly journey: Journey;
  readonly route: string;
}

/** Of those that change something. */
export const SENDINGS: readonly Sending[] = JOURNEYS.flatMap((journey) =>
  LINES[journey].routes.map((route) => ({ journey, route })),
);

/** Of those that change nothing. */
export const READINGS: readonly Sending[] = JOURNEYS.flatMap((journey) =>
  LINES[journey].reads.map((route) => ({ journey, route })),
);

/** Was nothing of the journey durable at this point? */
export function isBeforeAll({ from, when }: Point): boolean {
  return from === 'IDLE' && when === 'before';
}

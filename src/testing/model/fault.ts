import fc from 'fast-check';
import type { Ports } from '../../flows/ports.ts';
import type { Fetch } from '../../network/http.ts';
import { ClavesError } from '../../protocol/claves-error.ts';
import { refusal } from '../bad-line.ts';
import { Fuse, type Moment } from '../fuse.ts';

/** What goes wrong during one journey, around the n-th request or commit, from 1. */
export type Fault =
  | { readonly kind: 'none' }
  /** So many requests are lost in a row: before the server has them, or their answers. */
  | { readonly kind: 'line'; readonly number: number; readonly when: Moment['when']; readonly times: number }
  /** The client gives up waiting, and the server gets the request later: see `DeliverLate`. */
  | { readonly kind: 'late'; readonly number: number }
  | { readonly kind: 'answer'; readonly number: number; readonly status: 429 | 503 }
  | { readonly kind: 'quota'; readonly number: number }
  | ({ readonly kind: 'crash' } & Moment);

const number = fc.integer({ min: 1, max: 5 });
const when = fc.constantFrom('before' as const, 'after' as const);

export const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'none' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      number,
      when,
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late' as const), number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      number,
      status: fc.constantFrom(429 as const, 503 as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quota' as const), number }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      at: fc.constantFrom('commit' as const, 'request' as const),
      number,
      when,
    }),
  },
);

/** A fault at work: what the journey sees of the world. */
export interface Faulty {
  readonly ports: Ports;
  readonly fetch: Fetch;
  /** Has the browser died of it? */
  readonly isDead: () => boolean;
}

/** `late`: takes what is to be sent to the server later. */
export function faulty(
  fault: Fault,
  ports: Ports,
  fetch: Fetch,
  late: (send: () => Promise<unknown>) => void,
): Faulty {
  switch (fault.kind) {
    case 'none':
      return { ports, fetch, isDead: () => false };
    case 'crash': {
      const fuse = new Fuse(fault);
      return { ports: fuse.ports(ports), fetch: fuse.fetch(fetch), isDead: () => fuse.blown };
    }
    case 'quota':
      return { ports: fullDisk(ports, fault.number), fetch, isDead: () => false };
    default:
      return { ports, fetch: badLine(fault, fetch, late), isDead: () => false };
  }
}

/** One write is refused; nothing of it is written. */
function fullDisk(ports: Ports, number: number): Ports {
  let seen = 0;
  const commit: Ports['store']['commit'] = async (change) => {
    seen += 1;
    if (seen === number) throw new ClavesError('STORAGE_FULL');
    await ports.store.commit(change);
  };
  return { ...ports, store: { ...ports.store, commit } };
}

function badLine(
  fault: Extract<Fault, { kind: 'line' | 'late' | 'answer' }>,
  fetch: Fetch,
  late: (send: () => Promise<unknown>) => void,
): Fetch {
  let seen = 0;
  const times = fault.kind === 'line' ? fault.times : 1;
  return async (input, init) => {
    seen += 1;
    if (seen < fault.number || seen >= fault.number + times) return fetch(input, init);
    if (fault.kind === 'answer') return refusal(fault.status, 'UNAVAILABLE', { 'retry-after': '1' });
    if (fault.kind === 'late') late(() => fetch(input, { ...init, signal: null }));
    else if (fault.when === 'after') await fetch(input, init);
    throw new TypeError('the line is down');
  };
}

import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Tally } from '../services/tally.ts';

/** One answered request. `route`: a pattern, never a path. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/**
 * What one process counts while it runs. No name of a person, no path and no secret is ever a label.
 */
export interface Metrics {
  readonly registry: Registry;
  readonly answered: (answered: Answered) => void;
  readonly tally: Tally;
}

/** Seconds: from an answer out of memory to one that waited for the database. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'claves_request_duration_seconds',
    help: 'Answered requests and their time, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  return {
    registry,
    answered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    tally: newTally(registry),
  };
}

function newTally(registry: Registry): Tally {
  const counter = (name: string, help: string) => new Counter({ name, help, registers: [registry] });
  const claims = new Counter({
    name: 'claves_claimed_key_packages_total',
    help: 'KeyPackages that were handed out, by kind.',
    labelNames: ['kind'],
    registers: [registry],
  });
  for (const kind of ['ordinary', 'last-resort']) claims.inc({ kind }, 0);
  const counters = {
    'ordinary-claim': claims.labels('ordinary'),
    'last-resort-claim': claims.labels('last-resort'),
    'uploaded-key-package': counter('claves_uploaded_key_packages_total', 'KeyPackages that were stored.'),
    rotation: counter('claves_rotations_total', 'Identity keys that took the place of another.'),
    'failed-login': counter('claves_failed_logins_total', 'Sign-ins with a wrong name or password.'),
  };
  return (what, count = 1) => counters[what].inc(count);
}

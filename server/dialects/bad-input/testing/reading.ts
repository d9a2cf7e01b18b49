import fc from 'fast-check';
import { type BadRequests, flaw, type Target, withHeaders, withPaths } from './bad-request.ts';
import * as names from './names.ts';

/** validation.md, "Reading". */

export function withQueries(target: Target): BadRequests {
  const queries = fc.oneof(
    { weight: 3, arbitrary: names.badTimestamps },
    { weight: 1, arbitrary: names.earlyTimestamps },
  );
  return withPaths(
    target,
    queries.map((each) => ({ ...each, value: target.path + each.value })),
  );
}

export function withFids(prefix: string, target: Target): BadRequests {
  const fids = fc.oneof(
    { weight: 4, arbitrary: names.badFids },
    { weight: 1, arbitrary: names.foreignFids },
    { weight: 1, arbitrary: names.unknownFids },
  );
  return withPaths(
    target,
    fids.map((each) => ({ ...each, value: prefix + each.value })),
  );
}

/** Of one without a session, of one whose session has none, and of the caller’s own actor. */
export function withoutKeyPackages(target: Target): BadRequests {
  const fids = fc.constantFrom(
    'bob@example.com',
    'BOB@Example.com',
    'dave%40example.com',
    'alice@example.com',
  );
  return withPaths(
    target,
    fids.map((fid) => flaw('nothing to hand out', ['NO_KEYPACKAGE'], `/p2core/keypackage/${fid}`)),
  );
}

const UNASKED = fc.constantFrom<Record<string, string>>(
  { 'sec-purpose': 'prefetch' },
  { 'sec-purpose': 'prefetch;prerender' },
  { 'sec-purpose': '' },
  { 'sec-fetch-mode': 'navigate' },
);

/** Of one who has KeyPackages; and of whom nothing could be handed out anyway, which is the row above. */
export function unasked(target: Target): BadRequests {
  const path = '/p2core/keypackage/frank@example.com';
  const forbidden = UNASKED.map((headers) => flaw('prefetch or navigation', ['FORBIDDEN'], headers));
  const above = fc.tuple(withoutKeyPackages(target), UNASKED);
  return fc.oneof(
    { weight: 3, arbitrary: withHeaders({ ...target, path }, forbidden) },
    {
      weight: 1,
      arbitrary: above.map(([bad, headers]) => ({ ...bad, headers: { ...bad.headers, ...headers } })),
    },
  );
}

import { expect } from 'vitest';
import type { Endpoint } from '../../../../src/protocol/endpoint.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import type { BadRequest } from './bad-request.ts';

/** How often each code came, how many inputs had theirs named beforehand, and how many were good by chance. */
export interface Tally {
  readonly codes: Map<ErrorCode, number>;
  bad: number;
  named: number;
  good: number;
}

/** Bad inputs per route: two thousand in every run, and as many as the environment says in a soak. */
export const ENOUGH = Number(process.env['BAD_INPUTS'] ?? 2000);

/**
 * The same inputs in every run. A failure names its seed; `BAD_INPUT_SEED=<seed> vitest run <file>` begins with it, and
 * any other number tries other inputs.
 */
export const SEED = Number(process.env['BAD_INPUT_SEED'] ?? 1);

export function emptyTally(): Tally {
  return { codes: new Map(), bad: 0, named: 0, good: 0 };
}

export function count(tally: Tally, { allowed }: BadRequest, verdict: ErrorCode | 'good'): void {
  if (verdict === 'good') {
    tally.good += 1;
    return;
  }
  tally.bad += 1;
  if (allowed.length > 0) tally.named += 1;
  tally.codes.set(verdict, (tally.codes.get(verdict) ?? 0) + 1);
}

/** What came, most often first. */
export function summaryOf({ codes, bad, named, good }: Tally): string {
  const counts = [...codes].sort(([, one], [, other]) => other - one);
  const list = counts.map(([code, times]) => `${code} ${times}`).join(', ');
  return `${bad} bad, ${named} of them with a code named beforehand, ${good} good by chance: ${list}`;
}

/** What depends on another state or setting of the server than the one that every route is tried on. */
const ELSEWHERE: readonly ErrorCode[] = [
  'KEYPACKAGE_STOCK_FULL',
  'REGISTRATION_CLOSED',
  'INVITATION_INVALID',
  'RATE_LIMITED',
];

/** So many were bad, the answers to most were known beforehand, and everything that the endpoint can say came. */
export function expectEnough(tally: Tally, endpoint: Endpoint): void {
  expect(tally.bad).toBeGreaterThanOrEqual(ENOUGH);
  expect(tally.named / tally.bad).toBeGreaterThan(0.5);
  expect(tally.good / tally.bad).toBeLessThan(0.05);
  const missing = codesOf(endpoint).filter((code) => !tally.codes.has(code) && !ELSEWHERE.includes(code));
  expect(missing, summaryOf(tally)).toEqual([]);
}

function codesOf({ access, body, errors }: Endpoint): readonly ErrorCode[] {
  const ofSessions = ['UNAUTHORIZED', 'TOKEN_EXPIRED', 'SESSION_REVOKED'] as const;
  const ofBodies = ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE', 'MALFORMED_JSON'] as const;
  return [
    ...errors,
    ...(['NOT_FOUND', 'METHOD_NOT_ALLOWED', 'URI_TOO_LONG', 'HEADERS_TOO_LARGE'] as const),
    ...(access === 'public' ? [] : ofSessions),
    ...(body ? ofBodies : (['INVALID_BODY'] as const)),
  ];
}

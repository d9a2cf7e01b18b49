import { describe, expect, test } from 'vitest';
import { discovery } from '../../../src/protocol/discovery.ts';
import { type ErrorCode, STATUS_OF } from '../../../src/protocol/errors.ts';
import * as account from '../../../src/protocol/p2core/account-endpoints.ts';
import * as endpoints from '../../../src/protocol/p2core/endpoints.ts';
import * as foreign from '../../../src/protocol/p2core/foreign-endpoints.ts';
import type { Case } from './testing/case.ts';
import { ENTRIES } from './testing/contract.ts';
import { SIGN_IN_ROW } from './testing/foreign-cases.ts';
import { methodCases, routeCases } from './testing/route-cases.ts';
import { ROW } from './testing/rows.ts';
import { TWO_FLAWS } from './testing/two-flaws.ts';
import { HAVE_PAGE, type Rule, readRules, WITHOUT_PAGE } from './testing/validation-page.ts';

/** That nothing of validation.md, and no endpoint, was forgotten here. */

const OWN_CASES = ENTRIES.flatMap(({ cases }) => cases);
const CASES: readonly Pick<Case, 'row' | 'code' | 'status'>[] = [
  ...OWN_CASES,
  ...Object.values(TWO_FLAWS).flat(),
  ...ENTRIES.flatMap((entry) => [...routeCases(entry), ...methodCases(entry, ENTRIES)]),
  // By database-down.test.ts.
  { row: ROW.down, code: 'UNAVAILABLE' },
];

const OTHER_HALF = 'that answer is for the other half of the row';

/** Rules without a case here, and why. `code` is missing where all of the row's are meant. */
const LEFT_OUT: readonly { row: string; code?: ErrorCode; why: string }[] = [
  { row: ROW.size, code: 'HEADERS_TOO_LARGE', why: 'no route is known then: server/http/sockets.test.ts' },
  { row: 'headers or body not in within 10 s', why: 'needs a slow client: server/http/sockets.test.ts' },
  { row: 'too often', why: 'needs a server with limits: limits.test.ts' },
  {
    row: 'over 6 claims in 10 min of one target by one claimer, over 60 a minute by one claimer',
    why: 'needs a server with limits: limits.test.ts',
  },
  { row: 'mixed case is the same actor', why: 'is no bad input: id-certs.test.ts, claims.test.ts' },
  { row: SIGN_IN_ROW.challenge, code: 'SIGNATURE_INVALID', why: OTHER_HALF },
  { row: SIGN_IN_ROW.challenge, code: 'ID_CERT_INVALID', why: OTHER_HALF },
  { row: SIGN_IN_ROW.proof, code: 'CHALLENGE_INVALID', why: OTHER_HALF },
];

const RULES = readRules();
const isOf =
  ({ row, code }: Rule) =>
  (each: { row: string | null; code?: string }) =>
    each.row === row && (each.code === undefined || each.code === code);

describe.skipIf(!HAVE_PAGE)(`validation.md${WITHOUT_PAGE}`, () => {
  test('is read whole', () => {
    expect(RULES.length).toBeGreaterThan(70);
    expect(RULES).toContainEqual({ row: 'leaf node signature', status: 400, code: 'LEAF_SIGNATURE_INVALID' });
  });

  test('has a case for each of its rules, or a reason', () => {
    const forgotten = RULES.filter((rule) => !CASES.some(isOf(rule)) && !LEFT_OUT.some(isOf(rule)));
    expect(forgotten).toEqual([]);
  });

  test('says of each case what the case says', () => {
    const named = CASES.filter(({ row }) => row !== null);
    const other = named.filter(
      ({ row, code, status = STATUS_OF[code] }) =>
        !RULES.some((rule) => rule.row === row && rule.code === code && rule.status === status),
    );
    expect(other).toEqual([]);
  });

  test('has the rows that are left out, and no case for them', () => {
    const wrong = LEFT_OUT.filter(({ row, code }) => {
      const rules = RULES.filter((rule) => rule.row === row && (code === undefined || rule.code === code));
      return rules.length === 0 || rules.some((rule) => CASES.some(isOf(rule)));
    });
    expect(wrong).toEqual([]);
  });
});

describe('the contract', () => {
  test('has every endpoint', () => {
    const described = Object.keys({ ...account, ...endpoints, ...foreign, discovery });
    expect(ENTRIES.map(({ name }) => name).sort()).toEqual(described.sort());
  });

  test('has a case for each code of each endpoint', () => {
    const missing = ENTRIES.flatMap(({ name, endpoint, cases }) => {
      const codes = new Set(cases.map(({ code }) => code));
      return endpoint.errors.filter((code) => !codes.has(code)).map((code) => `${name}: ${code}`);
    });
    expect(missing).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { KeyPackageRef, Serial, SessionId } from '../protocol/terms.ts';
import { coverOf, poolUse } from './pool-use.ts';
import type { IdCertRecord, KeyPackageRecord } from './ports.ts';
import { dayStarts } from './stock-days.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Noon, by whatever calendar the test runs. */
const NOW = new Date(2026, 10, 25, 12).getTime() / 1000;
const SERIAL = '2' as Serial;

let made = 0;
/** Published ten days ago, on offer for twenty more. */
function record(change: Partial<KeyPackageRecord> = {}): KeyPackageRecord {
  made += 1;
  return {
    ref: String(made) as KeyPackageRef,
    sessionId: 's' as SessionId,
    serial: SERIAL,
    kind: 'ordinary',
    state: 'published',
    notBefore: NOW - 10 * DAY,
    notAfter: NOW + 20 * DAY,
    createdAt: NOW - 10 * DAY,
    publishedAt: NOW - 10 * DAY,
    claimedAt: null,
    supersededAt: null,
    handedOut: false,
    keyPackage: new Uint8Array(),
    secret: null,
    ...change,
  };
}

const claimed = (ago: number, change: Partial<KeyPackageRecord> = {}) =>
  record({ state: 'claimed', claimedAt: NOW - ago, ...change });
const many = (count: number, make: () => KeyPackageRecord) => Array.from({ length: count }, make);
const use = (records: readonly KeyPackageRecord[], idCerts: readonly IdCertRecord[] = []) =>
  poolUse({ records, idCerts, serial: SERIAL }, NOW);
const stocks = (...args: Parameters<typeof use>) => use(...args).days.map(({ stock }) => stock);

test('the rate is of the time since the first was published, where that is less than 30 days', () => {
  const found = use([...many(30, record), ...many(20, () => claimed(3 * DAY))]);
  expect(found).toMatchObject({ since: NOW - 10 * DAY, claimed: 20, cover: 15 * DAY });
});

test('what was claimed before the 30 days counts no more', () => {
  const publishedAt = NOW - 90 * DAY;
  const found = use([record(), claimed(29 * DAY, { publishedAt }), claimed(31 * DAY, { publishedAt })]);
  expect(found).toMatchObject({ since: dayStarts(NOW)[0], claimed: 1 });
});

test('what was claimed of an earlier ID-Cert counts, a last-resort one does not', () => {
  const earlier = claimed(DAY, { serial: '1' as Serial });
  expect(use([earlier, record({ kind: 'last-resort', handedOut: true })]).claimed).toBe(1);
});

test('without a claim, or with less than a day to tell by, there is no rate', () => {
  expect(use(many(5, record))).toMatchObject({ claimed: 0, cover: null });
  const publishedAt = NOW - DAY + 1;
  expect(use([record({ publishedAt }), claimed(60, { publishedAt })])).toMatchObject({
    claimed: 1,
    cover: null,
  });
  expect(use([])).toMatchObject({ since: null, claimed: 0, cover: null });
});

test('cover is never longer than the KeyPackages are valid', () => {
  expect(use([...many(100, record), claimed(DAY)]).cover).toBe(20 * DAY);
});

test('those that run out on the way are not counted on', () => {
  const lives = [...Array(50).fill(8 * DAY), ...Array(50).fill(30 * DAY)];
  // 32 of the first half are taken in eight days, the rest of it runs out; the second half lasts twelve and a half.
  expect(coverOf(lives, DAY / 4)).toBe(20.5 * DAY);
  expect(coverOf([DAY, 2 * DAY], 10 * DAY)).toBe(2 * DAY);
  expect(coverOf([-DAY], DAY)).toBe(0);
});

test('the last 30 days, each with what was on offer at its end', () => {
  const days = use(many(3, record)).days;
  expect(days).toHaveLength(30);
  expect(days.at(-1)?.from).toBe(NOW - 12 * HOUR);
  expect(days.map(({ stock }) => stock)).toEqual([...Array(19).fill(0), ...Array(11).fill(3)]);
});

test('a claim, an expiry and a rotation take from the stock on their day', () => {
  const ended = { state: 'superseded', supersededAt: NOW - 4 * DAY } as const;
  const all = [record(), claimed(2 * DAY), record({ notAfter: NOW - 3 * DAY }), record(ended)];
  expect(stocks(all).slice(-6)).toEqual([4, 3, 2, 1, 1, 1]);
  expect(use(all).days.at(-3)?.claimed).toBe(1);
});

test('what a new ID-Cert voided was on offer until then', () => {
  const idCert = { serial: '1', supersededAt: NOW - DAY } as IdCertRecord;
  const voided = record({ serial: '1' as Serial, state: 'superseded' });
  expect(stocks([voided], [idCert]).slice(-3)).toEqual([1, 0, 0]);
});

test('what the server lost nobody knows when, or never had, was on offer on no day', () => {
  const never = record({ state: 'staged', publishedAt: null });
  expect(stocks([record({ state: 'superseded' }), never]).every((stock) => stock === 0)).toBe(true);
});

test('ten thousand records take less than a tenth of a second', () => {
  const records = Array.from({ length: 10_000 }, (_, at) =>
    at % 3 === 0 ? record() : claimed((at % 29) * DAY, { publishedAt: NOW - 40 * DAY }),
  );
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    use(records);
    return performance.now() - begun;
  });
  expect(Math.min(...times)).toBeLessThan(100);
});

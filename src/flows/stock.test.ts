import { describe, expect, test } from 'vitest';
import { POOL } from '../protocol/numbers.ts';
import { parseKeyPackageRef, parseSerial, parseSessionId, type Serial } from '../protocol/terms.ts';
import { poolOf, rowOf } from './pool.ts';
import type { KeyPackageRecord } from './ports.ts';
import { isLastResortDue, lifetimeFrom, shortfall } from './stock.ts';

const DAY = 86_400;
const NOW = 1_800_000_000;
const FAR = NOW + 60 * DAY;
const SERIAL = serial('42');
const TERMS = { serial: SERIAL, now: NOW, syncedAt: null, target: POOL.target };

function serial(text: string): Serial {
  const parsed = parseSerial(text);
  if (!parsed) throw new Error('no serial');
  return parsed;
}

let made = 0;

/** One KeyPackage of the current ID-Cert, published and fresh, but for what is given. */
function record(change: Partial<KeyPackageRecord> = {}): KeyPackageRecord {
  made += 1;
  const ref = parseKeyPackageRef(made.toString(16).padStart(64, '0'));
  const sessionId = parseSessionId('session');
  if (!ref || !sessionId) throw new Error('no name');
  return {
    ref,
    sessionId,
    serial: SERIAL,
    kind: 'ordinary',
    state: 'published',
    notBefore: NOW - 3600,
    notAfter: NOW + 30 * DAY,
    createdAt: NOW,
    publishedAt: NOW,
    claimedAt: null,
    supersededAt: null,
    handedOut: false,
    keyPackage: new Uint8Array(),
    secret: { nonce: new Uint8Array(), ciphertext: new Uint8Array() },
    ...change,
  };
}

function records(count: number, change: Partial<KeyPackageRecord> = {}): KeyPackageRecord[] {
  return Array.from({ length: count }, () => record(change));
}

describe('a lifetime', () => {
  test('begins an hour ago and ends in 30 days', () => {
    expect(lifetimeFrom(NOW, FAR)).toEqual({ notBefore: NOW - 3600, notAfter: NOW + 30 * DAY });
  });

  test('never outlives the ID-Cert', () => {
    expect(lifetimeFrom(NOW, NOW + DAY).notAfter).toBe(NOW + DAY);
  });
});

describe('the pool lacks', () => {
  test.each([
    ['all of an empty one', [], 100],
    ['nothing when full', records(100), 0],
    ['nothing when overfull', records(120), 0],
    ['what was claimed', [...records(90), ...records(10, { state: 'claimed' })], 10],
    ['what another ID-Cert had', [...records(60), ...records(40, { serial: serial('7') })], 40],
    ['what is not published yet', [...records(99), record({ state: 'staged' })], 1],
    ['what lasts under a week', [...records(99), record({ notAfter: NOW + 7 * DAY - 1 })], 1],
    ['not what lasts a week', [...records(99), record({ notAfter: NOW + 7 * DAY })], 0],
    ['what a last-resort one cannot give', [...records(99), record({ kind: 'last-resort' })], 1],
  ])('%s', (_, held, lacking) => {
    expect(shortfall(held, SERIAL, NOW, FAR, POOL.target)).toBe(lacking);
  });

  test('no more than the server has room for, where much is about to run out', () => {
    const held = [...records(100), ...records(150, { notAfter: NOW + DAY })];
    expect(shortfall(held, SERIAL, NOW, FAR, 500)).toBe(250);
    const over = records(150, { notAfter: NOW });
    expect(shortfall([...held, ...over], SERIAL, NOW, FAR, 500)).toBe(250);
  });

  test('nothing that the end of the ID-Cert would not allow to be made better', () => {
    const end = NOW + 3 * DAY;
    expect(shortfall(records(100, { notAfter: end }), SERIAL, NOW, end, POOL.target)).toBe(0);
    expect(shortfall(records(100, { notAfter: end - 1 }), SERIAL, NOW, end, POOL.target)).toBe(100);
  });
});

test.each([
  ['where there is none', [], true],
  ['where one of another ID-Cert is', [record({ kind: 'last-resort', serial: serial('7') })], true],
  ['not where one serves', [record({ kind: 'last-resort' })], false],
  ['not on its seventh day', [record({ kind: 'last-resort', createdAt: NOW - 7 * DAY })], false],
  ['after seven days', [record({ kind: 'last-resort', createdAt: NOW - 7 * DAY - 1 })], true],
  ['once it was handed out', [record({ kind: 'last-resort', handedOut: true })], true],
])('a last-resort KeyPackage is due %s', (_, held, due) => {
  expect(isLastResortDue(held, SERIAL, NOW)).toBe(due);
});

test.each([
  [0, 'red'],
  [10, 'red'],
  [11, 'amber'],
  [25, 'amber'],
  [26, 'low'],
  [50, 'low'],
  [51, 'good'],
  [100, 'good'],
])('a pool of %i is %s', (available, level) => {
  const pool = poolOf(records(available), TERMS);
  expect(pool).toEqual({ ...POOL, available, expiringSoon: 0, level, syncedAt: null });
});

test.each([
  [20, { refillAt: 10, amber: 5, red: 2 }],
  [500, { refillAt: 250, amber: 125, red: 50 }],
])('the thresholds of a target of %i are in the proportions of the protocol', (target, thresholds) => {
  expect(poolOf([], { ...TERMS, target })).toMatchObject({ target, ...thresholds, level: 'red' });
  expect(poolOf(records(target), { ...TERMS, target }).level).toBe('good');
});

test('what ends soon is counted apart, what has ended not at all', () => {
  const held = [...records(3), record({ notAfter: NOW + DAY }), record({ notAfter: NOW })];
  expect(poolOf(held, { ...TERMS, syncedAt: NOW })).toMatchObject({
    available: 3,
    expiringSoon: 1,
    syncedAt: NOW,
  });
});

test.each([
  ['published', NOW + 7 * DAY, 'available'],
  ['published', NOW + 7 * DAY - 1, 'expiring'],
  ['published', NOW, 'expired'],
  ['claimed', NOW, 'claimed'],
  ['superseded', NOW, 'superseded'],
] as const)('%s until %i reads as %s', (state, notAfter, read) => {
  expect(rowOf(record({ state, notAfter }), NOW, 1).state).toBe(read);
});

import { expect, test } from 'vitest';
import { dateWords } from '../../ui/time.ts';
import { leadOf } from './lead.ts';

const DAY = 86_400;
const now = 1_800_000_000;

type Facts = Parameters<typeof leadOf>[0];

/** Day 10 of an ID-Cert, a full pool, a last-resort KeyPackage for 25 more days. */
function facts(change: { pool?: Partial<Facts['pool']>; noLastResort?: true; now?: number } = {}): Facts {
  const view = { expiresAt: now + 50 * DAY } as Facts['certificate']['view'];
  const full = {
    available: 97,
    expiringSoon: 0,
    target: 100,
    refillAt: 50,
    amber: 25,
    red: 10,
    level: 'good',
    syncedAt: now,
  } as const;
  const lastResort = { notAfter: now + 25 * DAY } as Facts['lastResort'];
  return {
    certificate: { view, renewalOpensAt: now + 30 * DAY },
    pool: { ...full, ...change.pool },
    lastResort: change.noLastResort ? null : lastResort,
    now: change.now ?? now,
  };
}

test('all is well: until when, and by how many', () => {
  const { sentence, mend } = leadOf(facts());
  expect(sentence).toBe(
    `People can add this device until ${dateWords(now + 25 * DAY)}; 97\u00a0KeyPackages are waiting.`,
  );
  expect(mend).toBeNull();
});

test('one is counted as one', () => {
  const { sentence } = leadOf(facts({ pool: { available: 1, level: 'red' } }));
  expect(sentence).toBe('People can add this device, but only 1\u00a0KeyPackage is waiting.');
});

test('a pool that runs low is offered to be filled before it is a worry', () => {
  const low = leadOf(facts({ pool: { available: 40, level: 'low' } }));
  expect(low.sentence).toContain('until');
  expect(low.mend).toBe('replenish');
  expect(leadOf(facts({ pool: { available: 20, level: 'amber' } })).sentence).toContain('but only 20');
});

test('an empty pool leans on the last-resort KeyPackage, or on nothing', () => {
  const empty = { available: 0, level: 'red' } as const;
  expect(leadOf(facts({ pool: empty })).sentence).toMatch(/^Only the last-resort/);
  expect(leadOf(facts({ pool: empty, noLastResort: true })).sentence).toMatch(/^Nobody/);
});

test('a last-resort KeyPackage that ran out counts as none', () => {
  const later = facts({ now: now + 26 * DAY, pool: { available: 0, level: 'red' } });
  expect(leadOf(later).sentence).toMatch(/^Nobody/);
});

test('without a last-resort KeyPackage no date is promised', () => {
  expect(leadOf(facts({ noLastResort: true })).sentence).not.toContain('until');
});

test('in the renewal window a rotation is offered', () => {
  const { mend } = leadOf({ ...facts({ now: now + 31 * DAY }), lastResort: facts().lastResort });
  expect(mend).toBe('rotate');
});

test('an ID-Cert that ran out outdoes all else', () => {
  const { sentence, mend } = leadOf(facts({ now: now + 50 * DAY }));
  expect(sentence).toMatch(/^Nobody can add this device: its certificate ran out/);
  expect(mend).toBe('rotate');
});

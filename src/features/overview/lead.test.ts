import { afterEach, expect, test } from 'vitest';
import { dateWords } from '../../ui/time.ts';
import { speak } from '../../words/words.ts';
import { leadOf } from './lead.ts';

const DAY = 86_400;
const now = 1_800_000_000;

type Facts = Parameters<typeof leadOf>[0];

afterEach(() => speak('en'));

interface Change {
  readonly pool?: Partial<Facts['pool']>;
  readonly use?: Partial<Facts['use']>;
  readonly noLastResort?: true;
  readonly now?: number;
}

/** Day 10 of an ID-Cert, a full pool that is too new for a rate, a last-resort KeyPackage for 25 more days. */
function facts(change: Change = {}): Facts {
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
    use: { since: now - 3600, claimed: 0, cover: null, days: [], ...change.use },
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

/** Of a pool that was in use for the 30 days and longer. */
const month = { since: now - 29 * DAY, days: [{ from: now - 29 * DAY, stock: 0, claimed: 0 }] };

test('the cover at the present rate, as far as it is shorter than the date', () => {
  const ends = (use: Partial<Facts['use']>) => leadOf(facts({ use })).sentence.split('; ')[1];
  expect(ends({ claimed: 99, cover: 17 * DAY })).toBe('about 17 days of cover at your present rate.');
  expect(ends({ claimed: 9, cover: 25 * DAY })).toBe('at your present rate the KeyPackages last until then.');
  expect(ends(month)).toBe('97\u00a0KeyPackages are waiting, and none was claimed in the last 30 days.');
  expect(ends({ since: now - 3 * DAY })).toBe(
    '97\u00a0KeyPackages are waiting, and none was claimed so far.',
  );
  expect(ends({ claimed: 5 })).toBe('97\u00a0KeyPackages are waiting.');
});

test('in German too', async () => {
  await speak('de');
  const { sentence } = leadOf(facts({ use: { claimed: 99, cover: 17 * DAY } }));
  const until = `Bis zum ${dateWords(now + 25 * DAY)} kann man dieses Gerät hinzufügen`;
  expect(sentence).toBe(`${until}; beim jetzigen Verbrauch reicht der Vorrat für etwa 17 Tage.`);
  const one = leadOf(facts({ pool: { available: 1, level: 'red' } }));
  expect(one.sentence).toBe('Man kann dieses Gerät hinzufügen, aber nur noch 1\u00a0KeyPackage wartet.');
});

test('less than a week of cover is worth a refill, but not of a full pool', () => {
  const use = { claimed: 600, cover: 5 * DAY };
  expect(leadOf(facts({ use })).mend).toBe('replenish');
  expect(leadOf(facts({ use, pool: { available: 100 } })).mend).toBeNull();
});

test('one is counted as one', () => {
  const { sentence } = leadOf(facts({ pool: { available: 1, level: 'red' } }));
  expect(sentence).toBe('People can add this device, but only 1\u00a0KeyPackage is waiting.');
});

test('a pool that runs low is offered to be filled before it is a worry', () => {
  const low = leadOf(facts({ pool: { available: 40, level: 'low' } }));
  expect(low.sentence).toContain('until');
  expect(low.mend).toBe('replenish');
  const amber = facts({ pool: { available: 20, level: 'amber' }, use: { claimed: 200, cover: 3 * DAY } });
  expect(leadOf(amber).sentence).toBe(
    'People can add this device, but only 20\u00a0KeyPackages are waiting: about 3 days of cover at your present rate.',
  );
});

test('an empty pool leans on the last-resort KeyPackage, or on nothing', () => {
  const empty = { available: 0, level: 'red' } as const;
  expect(leadOf(facts({ pool: empty })).sentence).toMatch(/^Only the last-resort/);
  expect(leadOf(facts({ pool: empty, noLastResort: true })).sentence).toMatch(/^Nobody/);
  const expiring = leadOf(facts({ pool: { ...empty, expiringSoon: 9 } }));
  expect(expiring.sentence).toMatch(/^People can .* all KeyPackages that wait run out within 7 days\.$/);
});

test('a last-resort KeyPackage that ran out counts as none', () => {
  const later = facts({ now: now + 26 * DAY, pool: { available: 0, level: 'red' } });
  expect(leadOf(later).sentence).toMatch(/^Nobody/);
});

test('without a last-resort KeyPackage no date is promised, and one is offered to be made', () => {
  const { sentence, mend } = leadOf(facts({ noLastResort: true }));
  expect(sentence).not.toContain('until');
  expect(mend).toBe('last-resort');
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

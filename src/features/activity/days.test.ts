import { afterEach, expect, test, vi } from 'vitest';

const at = (iso: string) => ({ at: Date.parse(iso) / 1000 });
const MORNING = at('2026-12-04T08:00:00Z');
const MIDNIGHT = at('2026-12-04T00:00:00Z');
const SECOND_BEFORE = at('2026-12-03T23:59:59Z');
const ENTRIES = [MORNING, MIDNIGHT, SECOND_BEFORE];

afterEach(() => {
  vi.unstubAllEnvs();
});

/** `byDay` as it is for a person in a time zone (IANA). */
async function byDayIn(timeZone: string) {
  vi.stubEnv('TZ', timeZone);
  vi.resetModules();
  return (await import('./days.ts')).byDay;
}

test('a day begins at midnight of the time zone', async () => {
  const byDay = await byDayIn('UTC');
  expect(byDay(ENTRIES)).toEqual([
    { day: '2026-12-04', entries: [MORNING, MIDNIGHT] },
    { day: '2026-12-03', entries: [SECOND_BEFORE] },
  ]);
});

test('the same moments are of other days elsewhere', async () => {
  const inMadrid = await byDayIn('Europe/Madrid');
  const inLosAngeles = await byDayIn('America/Los_Angeles');
  expect(inMadrid(ENTRIES)).toEqual([{ day: '2026-12-04', entries: ENTRIES }]);
  expect(inLosAngeles(ENTRIES)).toEqual([
    { day: '2026-12-04', entries: [MORNING] },
    { day: '2026-12-03', entries: [MIDNIGHT, SECOND_BEFORE] },
  ]);
});

test('a day that is an hour longer is one day', async () => {
  const byDay = await byDayIn('Europe/Madrid');
  const long = [
    '2026-10-25T22:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-25T00:30:00Z',
    '2026-10-24T22:30:00Z',
  ];
  expect(byDay(long.map(at)).map(({ day }) => day)).toEqual(['2026-10-25']);
});

test('what a clock that was set back dated earlier stands under its own day', async () => {
  const byDay = await byDayIn('UTC');
  const days = byDay([MORNING, SECOND_BEFORE, MIDNIGHT]);
  expect(days).toEqual([
    { day: '2026-12-04', entries: [MORNING, MIDNIGHT] },
    { day: '2026-12-03', entries: [SECOND_BEFORE] },
  ]);
});

test('nothing happened on no day', async () => {
  const byDay = await byDayIn('UTC');
  expect(byDay([])).toEqual([]);
});

import { expect, test } from 'vitest';
import { validityOf } from './validity.ts';

const DAY = 86_400;
const issuedAt = 1_800_000_000;

function at(day: number): ReturnType<typeof validityOf> {
  const view = { issuedAt, expiresAt: issuedAt + 60 * DAY } as Parameters<
    typeof validityOf
  >[0]['certificate']['view'];
  return validityOf({
    certificate: { view, renewalOpensAt: issuedAt + 40 * DAY },
    now: issuedAt + day * DAY,
  });
}

test('on the day of issue all 60 days are left', () => {
  expect(at(0)).toMatchObject({ count: '60', unit: 'days left' });
  expect(at(0).text).toMatch(/^60 days left of 60 days, until .* Renewal window: Opens on /);
});

test('within the window it says since when', () => {
  expect(at(45).text).toContain('Has been open since');
});

test('on the last day it counts hours', () => {
  expect(at(59)).toMatchObject({ count: '24', unit: 'hours left' });
});

test('what ran out has nothing left', () => {
  expect(at(60)).toMatchObject({ count: '0', unit: 'days left' });
  expect(at(70).text).toMatch(/^The ID-Cert ran out on /);
});

import { expect, test } from 'vitest';
import { settingsThatHold } from './checked-settings.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';

test('what was chosen holds', () => {
  const chosen = {
    autoLockMinutes: 60,
    rotatesByItself: false,
    poolTarget: 500,
    refillsByItself: false,
    names: { [ID]: 'Laptop' },
  };
  expect(settingsThatHold({ id: 'settings', ...chosen })).toEqual(chosen);
  expect(settingsThatHold({})).toEqual({});
});

test.each([
  { autoLockMinutes: 100_000 },
  { autoLockMinutes: 0 },
  { autoLockMinutes: Number.NaN },
  { autoLockMinutes: '5' },
  { rotatesByItself: 'yes' },
  { poolTarget: 19 },
  { poolTarget: 501 },
  { poolTarget: 99.5 },
  { refillsByItself: 1 },
  { names: 'Laptop' },
  { names: null },
])('%j counts as never chosen', (stored) => {
  expect(settingsThatHold(stored)).toEqual({});
});

test.each([{ 'no body': 'Laptop' }, { [ID]: 'half \ud83d' }, { [ID]: 7 }, { [ID]: 'x'.repeat(61) }])(
  'of the names %j none holds, and the others do',
  (names) => {
    const other = 'BAAAAAAAAAAAAAAAAAAAAA';
    expect(settingsThatHold({ names: { ...names, [other]: 'Phone' } })).toEqual({
      names: { [other]: 'Phone' },
    });
  },
);

import { expect, test } from 'vitest';
import { PAGES } from './pages.ts';
import { GO, keysOf, shortcutOf } from './shortcuts.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}) => ({ key, ...NONE, ...held });
const FRESH = { pending: false, single: true };
const AFTER_G = { pending: true, single: true };

test('Ctrl or ⌘ with K opens the commands, also where single keys are off', () => {
  const off = { pending: false, single: false };
  expect(shortcutOf(press('k', { ctrlKey: true }), off)).toEqual({ do: 'commands' });
  expect(shortcutOf(press('K', { metaKey: true }), off)).toEqual({ do: 'commands' });
  expect(shortcutOf(press('c', { ctrlKey: true }), AFTER_G)).toBeNull();
  expect(shortcutOf(press('k', { ctrlKey: true, altKey: true }), FRESH)).toBeNull();
});

test('G and a letter leads to each page that has a place of its own', () => {
  expect(shortcutOf(press('g'), FRESH)).toBe('pending');
  expect(shortcutOf(press('v'), AFTER_G)).toEqual({ do: 'go', to: '/vault' });
  expect(shortcutOf(press('v'), FRESH)).toBeNull();
  expect(shortcutOf(press('x'), AFTER_G)).toBeNull();
  const own = PAGES.filter(({ path }) => path !== '/more').map(({ path }) => path);
  expect(Object.values(GO).toSorted()).toEqual(own.toSorted());
});

test('single keys can be turned off', () => {
  const off = { pending: true, single: false };
  for (const key of ['?', 'g', 'v']) expect(shortcutOf(press(key), off)).toBeNull();
  expect(shortcutOf(press('?'), FRESH)).toEqual({ do: 'shortcuts' });
});

test('keys are written as on their caps', () => {
  expect(keysOf('/key-packages')).toEqual(['G', 'K']);
});

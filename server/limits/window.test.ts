import { describe, expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';
import { Window } from './window.ts';

/** Which of these moments are let in, of one key. */
function letIn(window: Window, moments: readonly number[]): boolean[] {
  return moments.map((now) => {
    const isFree = window.waitOf('a', now) === 0;
    if (isFree) window.count('a', now);
    return isFree;
  });
}

describe('a window', () => {
  it('lets in so many in any span, wherever it begins', () => {
    const window = new Window({ most: 3, seconds: 10 });
    expect(letIn(window, [0, 8, 9, 9.5, 10, 11, 17.9, 18, 18, 19])).toEqual([
      ...[true, true, true, false, true, false, false, true, false, true],
    ]);
  });

  it('says how long to wait, and is then open', () => {
    const window = new Window({ most: 2, seconds: 10 });
    letIn(window, [0, 4]);
    expect(window.waitOf('a', 4)).toBe(6);
    expect(window.waitOf('a', 9.75)).toBe(0.25);
    expect(window.waitOf('a', 10)).toBe(0);
    expect(window.waitOf('b', 4)).toBe(0);
  });

  it('counts nothing by being asked', () => {
    const window = new Window({ most: 1, seconds: 10 });
    for (let asked = 0; asked < 5; asked++) expect(window.waitOf('a', 0)).toBe(0);
  });

  it('of a few keys forgets the longest unused', () => {
    const window = new Window({ most: 1, seconds: 10 }, 2);
    for (const key of ['a', 'b', 'c']) window.count(key, 0);
    expect(['a', 'b', 'c'].map((key) => window.waitOf(key, 0))).toEqual([0, 10, 10]);
  });
});

describe('what is remembered', () => {
  const map = () => new RecentMap<number>((until, now) => until <= now);

  it('does not grow without end, however many come', () => {
    const remembered = map();
    for (let key = 0; key < 50_000; key++) remembered.set(String(key), 100, 0);
    expect(remembered.size).toBe(10_000);
    expect(remembered.get('0', 0)).toBeUndefined();
    expect(remembered.get('49999', 0)).toBe(100);
  });

  it('goes once it is over', () => {
    const remembered = map();
    for (let key = 0; key < 100; key++) remembered.set(String(key), 10, 0);
    expect(remembered.get('5', 10)).toBeUndefined();
    remembered.set('another', 30, 20);
    expect(remembered.size).toBe(1);
  });
});

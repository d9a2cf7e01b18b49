import { beforeEach, describe, expect, it } from 'vitest';
import { type Limits, newLimits } from './limits.ts';
import { LIMITS } from './table.ts';

let now: number;
let limits: Limits;

beforeEach(() => {
  now = 1000;
  limits = newLimits(() => now);
});

/** How many of so many requests are let in. */
function lets(many: number, count: () => void): number {
  let letIn = 0;
  for (let each = 0; each < many; each++) {
    try {
      count();
      letIn++;
    } catch (error) {
      expect(error).toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: expect.any(Number) } });
    }
  }
  return letIn;
}

describe('a class', () => {
  it.each(
    Object.entries(LIMITS).flatMap(([limited, bys]) =>
      Object.entries(bys).map(([by, limit]) => ({ limited: limited as keyof typeof LIMITS, by, ...limit })),
    ),
  )('$limited takes $most from one $by in $seconds s', ({ limited, by, most, seconds }) => {
    expect(lets(most + 5, () => limits.count(limited, { [by]: 'one' }))).toBe(most);
    expect(lets(1, () => limits.count(limited, { [by]: 'another' }))).toBe(1);
    now += seconds;
    expect(lets(1, () => limits.count(limited, { [by]: 'one' }))).toBe(1);
  });

  it('counts nothing where one of its limits refuses', () => {
    const claim = (target: string) => () => limits.count('claiming', { actor: 'a', target: `a ${target}` });
    expect(lets(30, claim('bob'))).toBe(6);
    // 54 are left of the claimer's 60: those that were refused took none.
    const others = Array.from({ length: 60 }, (_, index) => lets(1, claim(`friend ${index}`)));
    expect(others.filter((letIn) => letIn === 1)).toHaveLength(54);
  });

  it('has nothing to do with another one', () => {
    const address = 'one';
    expect(lets(100, () => limits.count('registering', { address }))).toBe(60);
    expect(lets(1, () => limits.count('signingIn', { address }))).toBe(1);
  });
});

describe('guessing', () => {
  const alice = { whose: 'alice@localhost', by: '192.0.2.7' };
  const wrong = async () => null;
  const right = async () => 'alice';

  /** Seconds to wait at each of so many wrong passwords, one after the other; each wait is waited for. */
  async function waits(many: number, guess = alice): Promise<number[]> {
    const waited: number[] = [];
    for (let each = 0; each < many; each++) {
      const before = now;
      while ((await limits.guess(guess, wrong).catch(() => 'refused')) === 'refused') now += 1;
      waited.push(now - before);
    }
    return waited;
  }

  it('is free a few times, then takes twice as long each time, and a minute at most', async () => {
    expect(await waits(14)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is over with the right password', async () => {
    await waits(9);
    now += 60;
    expect(await limits.guess(alice, right)).toBe('alice');
    expect(await waits(5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is forgotten after an hour', async () => {
    await waits(9);
    now += 3600;
    expect(await waits(6)).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('at one name holds another address back for seconds, however many guess', async () => {
    for (let each = 0; each < 200; each++) {
      await limits.guess({ ...alice, by: `10.0.0.${each}` }, wrong).catch(() => null);
      now += each % 7;
    }
    const [wait] = await waits(1, { ...alice, by: '192.0.2.99' });
    expect(wait).toBeLessThanOrEqual(5);
    expect(await waits(1, { whose: 'bob@localhost', by: '192.0.2.99' })).toEqual([0]);
  });

  it('at once gets no more tries than in a row', async () => {
    let looked = 0;
    const slow = async () => {
      looked++;
      await new Promise((resolve) => setImmediate(resolve));
      return null;
    };
    await Promise.allSettled(Array.from({ length: 50 }, () => limits.guess(alice, slow)));
    expect(looked).toBe(5);
  });

  it('does not count what was not looked at', async () => {
    const full = async () => {
      throw new Error('too many wait');
    };
    for (let each = 0; each < 20; each++) await expect(limits.guess(alice, full)).rejects.toThrow('too many');
    expect(await waits(6)).toEqual([0, 0, 0, 0, 0, 1]);
  });
});

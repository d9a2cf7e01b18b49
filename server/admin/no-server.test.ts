import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAdmin } from '../testing/admin-process.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

/** Tasks whose settings name no server. */

let place: ThrowawayPlace;

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
});

afterEach(() => place.remove());

async function expectRefused(dataDir: string, ...task: string[]): Promise<void> {
  const { code, out, words } = await runAdmin({ ...place, dataDir }, task);
  expect([code, out]).toEqual([1, '']);
  expect(words).toMatch(/^There is no server in the d[^\n]* Nothing was changed\. [^\n]+\n$/);
  expect(await readdir(place.dataDir)).toEqual([]);
}

test.each([['list'], ['activate', 'alice'], ['rotate-key'], ['restored']])(
  '%s refuses an empty place, again and again',
  async (...task) => {
    for (let turn = 0; turn < 2; turn++) await expectRefused(place.dataDir, ...task);
  },
);

test.each([
  ['deactivate', 'alice'],
  ['reset-password', 'alice'],
])('%s refuses a folder that is not there, and does not make it', (...task) =>
  expectRefused(join(place.dataDir, 'nowhere'), ...task),
);

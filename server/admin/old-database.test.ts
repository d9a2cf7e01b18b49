import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { runAdmin } from '../testing/admin-process.ts';
import { restoreOldVersion, storedNames } from '../testing/old-version.ts';
import type { ThrowawayPlace } from '../testing/throwaway-place.ts';

/** Tasks of this version on the database of an earlier one, whose server may still run. */

const [OLDEST = ''] = storedNames(inject('postgresql') === undefined ? 'sqlite' : 'postgresql');
let place: ThrowawayPlace;

beforeEach(async () => {
  ({ place } = await restoreOldVersion(OLDEST));
});

afterEach(() => place.remove());

function admin(...args: string[]) {
  return runAdmin(place, args, { settings: { DOMAIN: 'example.com' } });
}

test.each([['list'], ['deactivate', 'alice'], ['rotate-key']])(
  '%s refuses it, again and again',
  async (...args) => {
    for (let turn = 0; turn < 2; turn++) {
      const { code, out, words } = await admin(...args);
      expect([code, out]).toEqual([1, '']);
      expect(words).toMatch(/^The database is of an older version [^\n]* Nothing was changed\. [^\n]*\n$/);
    }
  },
);

test('restored brings it up to date where no server runs', async () => {
  const { code, words } = await admin('restored');
  expect([code, words]).toEqual([0, expect.stringMatching(/^The database was put back from a backup\./)]);
  expect((await admin('list')).out).toContain('alice@example.com');
});

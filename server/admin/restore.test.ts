import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAdmin } from '../testing/admin-process.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

/** What a restore says of the server's key, which clients have pinned. */

/** Many processes, one after another. */
const TIMEOUT = 120_000;

let place: ThrowawayPlace;
let folder: string;

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'claves-restore-'));
});

afterEach(async () => {
  await place.remove();
  await rm(folder, { recursive: true });
});

/** The result of a task that goes well, and what it said about it. */
async function admin(task: readonly string[], at = place): Promise<{ out: string; words: string }> {
  const { code, out, words } = await runAdmin(at, task);
  expect([code, code === 0 ? '' : words]).toEqual([0, '']);
  return { out: out.trimEnd(), words };
}

test('an earlier key than the one in use is told of, and no other', { timeout: TIMEOUT }, async () => {
  await admin(['invite']);
  const [earlier, later] = [join(folder, 'earlier'), join(folder, 'later')];
  await admin(['backup', earlier]);
  const { out: newer } = await admin(['rotate-key']);
  await admin(['backup', later]);
  expect((await admin(['restore', later, '--replace'])).words).not.toContain('docs/backup-and-restore.md');
  const { words } = await admin(['restore', earlier, '--replace']);
  expect(words).toMatch(
    /^The server signs with its earlier key [0-9a-f]{40} again\. .*docs\/backup-and-restore\.md/m,
  );
  expect(words).toContain(`the newer one, ${newer},`);
});

test('in an empty place it says which key it is', { timeout: TIMEOUT }, async () => {
  await admin(['invite']);
  await admin(['backup', join(folder, 'backup')]);
  const other = await throwawayPlace({ empty: true });
  const { words } = await admin(['restore', join(folder, 'backup')], other);
  await other.remove();
  expect(words).toMatch(
    /^The server signs with its key of \d{4}-\d\d-\d\d, [0-9a-f]{40}\. If that was changed since, /m,
  );
});

import { expect, test } from 'vitest';
import type { SessionId } from '../../protocol/terms.ts';
import type { ActivityEntry, Overview } from '../../worker/use-cases.ts';
import { backupWords } from './backup-words.ts';

const DAY = 24 * 3600;
const BEGUN = 1_000 * DAY;

/** The session began at `BEGUN`. Days since then. */
function after(days: number, madeAfter: number | null, issuedAfter: number): ReturnType<typeof backupWords> {
  const view = { issuedAt: BEGUN + issuedAfter * DAY } as Overview['certificate']['view'];
  const isBehind = madeAfter === null || madeAfter < issuedAfter;
  const madeAt = madeAfter === null ? null : BEGUN + madeAfter * DAY;
  const facts = {
    backup: { madeAt, provenAt: null, isBehind },
    certificate: { view, renewalOpensAt: 0 },
    now: BEGUN + days * DAY,
  };
  return backupWords(facts, [enrolled(BEGUN, true), enrolled(0, false)]);
}

function enrolled(at: number, isThis: boolean): ActivityEntry {
  const sessionId = 'a' as SessionId;
  const event = { kind: 'enrolled', fid: 'xenia@localhost', fingerprint: 'aa', registered: true } as const;
  return { id: at, at, sessionId, isThis, event: event as ActivityEntry['event'] };
}

test('a new session without a backup is told so calmly, and after a week not', () => {
  expect(after(1, null, 0)?.tone).toBe('plain');
  expect(after(7, null, 6)?.tone).toBe('plain');
  expect(after(8, null, 6)?.tone).toBe('amber');
});

test('a backup from before the last rotation is behind, and one from after it is not', () => {
  expect(after(40, 3, 39)?.tone).toBe('amber');
  expect(after(40, 39.5, 39)).toBeNull();
  expect(after(400, 39.5, 39)).toBeNull();
});

import { expect, test } from 'vitest';
import type { Fid, Serial, SessionId } from '../../protocol/terms.ts';
import type { ActivityEntry, ActivityEvent } from '../../worker/use-cases.ts';
import { replacedBy } from './replaced.ts';

const NOW = 1_800_000_000;
const ENROLLED: ActivityEvent = {
  kind: 'enrolled',
  fid: 'x@localhost' as Fid,
  fingerprint: 'aa',
  registered: false,
};
const BY_PERSON: ActivityEvent = { kind: 'session-ended', by: 'person' };
const BY_SERVER: ActivityEvent = { kind: 'session-ended', by: 'server' };
const LIVES_ON: ActivityEvent = { kind: 'session-ended', by: 'other-key' };
const ROTATED: ActivityEvent = { kind: 'rotated', serial: '2' as Serial, fingerprint: 'bb' };

function entry(event: ActivityEvent, sessionId: string, at = NOW - 60): ActivityEntry {
  return { id: 0, at, sessionId: sessionId as SessionId, isThis: sessionId === 'this', event };
}

test.each([
  ['server', BY_SERVER],
  ['other-key', LIVES_ON],
] as const)('one that was ended by %s and gave way to this one is news', (by, ended) => {
  const log = [entry(ROTATED, 'this'), entry(ENROLLED, 'this'), entry(ended, 'old'), entry(ENROLLED, 'old')];
  expect(replacedBy(log, NOW)).toBe(by);
});

test('one that the person ended is none, whatever became of those before', () => {
  const log = [entry(ENROLLED, 'this'), entry(BY_PERSON, 'old'), entry(BY_SERVER, 'older')];
  expect(replacedBy(log, NOW)).toBeNull();
});

test('neither is a first session, an enrolment that is not done, nor what is a day old', () => {
  expect(replacedBy([entry(ENROLLED, 'this')], NOW)).toBeNull();
  expect(replacedBy([entry(BY_SERVER, 'old'), entry(ENROLLED, 'old')], NOW)).toBeNull();
  const old = NOW - 24 * 3600 - 1;
  expect(replacedBy([entry(ENROLLED, 'this', old), entry(BY_SERVER, 'old', old)], NOW)).toBeNull();
});

import { afterEach, expect, test } from 'vitest';
import { speak } from '../../words/words.ts';
import type { ActivityEntry, ActivityEvent } from '../../worker/use-cases.ts';
import { toneOf, topicOf } from './kinds.ts';
import { sentenceOf, shortTraits, traitsOf } from './words.ts';

const FINGERPRINT = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
const fid = 'xenia@localhost' as Extract<ActivityEvent, { kind: 'enrolled' }>['fid'];
const serial = '42' as Extract<ActivityEvent, { kind: 'rotated' }>['serial'];
const sessionId = 'q3XaL0mB7cTzW1vRk9sYdA' as ActivityEntry['sessionId'];

/** One of each kind: the type asks for all of them. */
const EVENTS: { readonly [K in ActivityEvent['kind']]: Extract<ActivityEvent, { kind: K }> } = {
  enrolled: { kind: 'enrolled', fid, fingerprint: FINGERPRINT, registered: true },
  rotated: { kind: 'rotated', serial, fingerprint: FINGERPRINT },
  'id-cert-rejected': { kind: 'id-cert-rejected', fingerprint: FINGERPRINT },
  'key-packages-published': { kind: 'key-packages-published', count: 100 },
  'key-packages-claimed': { kind: 'key-packages-claimed', count: 3 },
  'last-resort-replaced': { kind: 'last-resort-replaced' },
  'last-resort-handed-out': { kind: 'last-resort-handed-out' },
  'sign-in-refused': { kind: 'sign-in-refused' },
  'signed-in-again': { kind: 'signed-in-again' },
  'session-ended': { kind: 'session-ended', by: 'server' },
  'other-session-ended': { kind: 'other-session-ended', other: sessionId },
  'password-changed': { kind: 'password-changed' },
  'deletion-asked': { kind: 'deletion-asked' },
  'deletion-refused': { kind: 'deletion-refused' },
  'id-cert-elsewhere': { kind: 'id-cert-elsewhere', other: sessionId, serial, isNewSession: true },
  'id-cert-answered': { kind: 'id-cert-answered', other: sessionId, serial, wasPerson: false },
  'foreign-session-began': { kind: 'foreign-session-began', domain: 'elsewhere.example' },
  'foreign-session-ended': { kind: 'foreign-session-ended', domain: 'elsewhere.example', by: 'person-here' },
  'foreign-server-told': { kind: 'foreign-server-told', domain: 'elsewhere.example', serial },
  'server-key-changed': { kind: 'server-key-changed', fingerprint: FINGERPRINT },
  'server-key-accepted': { kind: 'server-key-accepted', fingerprint: FINGERPRINT },
  'server-restored': { kind: 'server-restored' },
  'private-halves-missing': { kind: 'private-halves-missing', count: 3 },
  'private-halves-deleted': { kind: 'private-halves-deleted', count: 3 },
  'passphrase-changed': { kind: 'passphrase-changed' },
  'passkey-added': { kind: 'passkey-added', name: 'Blue key' },
  'passkey-removed': { kind: 'passkey-removed', name: 'Blue key' },
  'recovery-key-made': { kind: 'recovery-key-made' },
  'recovery-key-removed': { kind: 'recovery-key-removed' },
  'backup-made': { kind: 'backup-made' },
  'backup-proven': { kind: 'backup-proven' },
  'backup-restored': { kind: 'backup-restored', madeAt: 1_764_000_000 },
  'private-key-exported': { kind: 'private-key-exported', fingerprint: FINGERPRINT },
};
const ALL = Object.values(EVENTS);

afterEach(() => speak('en'));

function entry(event: ActivityEvent, isThis = true): ActivityEntry {
  return { id: 1, at: 0, sessionId, isThis, event };
}

test.each(ALL)('$kind is whole sentences of its own', (event) => {
  expect(sentenceOf(event)).toMatch(/^[A-Z0-9].+\.$/);
  expect(ALL.filter((each) => sentenceOf(each) === sentenceOf(event))).toEqual([event]);
});

test('one is told from many, an account made from one that was there, and who ended the session', () => {
  expect(sentenceOf({ kind: 'key-packages-published', count: 1 })).toMatch(/^1 KeyPackage was /);
  expect(sentenceOf({ kind: 'key-packages-claimed', count: 1 })).toMatch(/^1 KeyPackage was /);
  expect(sentenceOf({ kind: 'key-packages-claimed', count: 2 })).toMatch(/^2 KeyPackages were /);
  expect(sentenceOf(EVENTS.enrolled)).toContain('created');
  expect(sentenceOf({ ...EVENTS.enrolled, registered: false })).toContain('signed in');
  expect(sentenceOf({ kind: 'session-ended', by: 'person' })).toMatch(/^You ended/);
});

test('what asks for a second look is marked, and no other', () => {
  const marked = ALL.filter((event) => toneOf(event) !== undefined).map(({ kind }) => kind);
  expect(marked).toEqual([
    'id-cert-rejected',
    'last-resort-handed-out',
    'sign-in-refused',
    'deletion-asked',
    'id-cert-elsewhere',
    'id-cert-answered',
    'foreign-session-ended',
    'server-key-changed',
    'server-key-accepted',
    'server-restored',
    'private-halves-missing',
    'private-key-exported',
  ]);
});

test('a session that lives on under another key is a warning, which says where to look', () => {
  const lost = { kind: 'session-ended', by: 'other-key' } as const;
  expect(toneOf(lost)).toBe('red');
  expect(sentenceOf(lost)).toMatch(
    /^The session is over in this browser only: .* a backup was restored in another browser/,
  );
  expect(sentenceOf(lost)).toMatch(/somebody else may hold that key\. Look at Sessions/);
  expect(sentenceOf(lost)).not.toMatch(/had ended/);
});

test('a session that was ended here alone says that it may live on', () => {
  const alone = { kind: 'session-ended', by: 'person-here' } as const;
  expect(toneOf(alone)).toBe('amber');
  expect(sentenceOf(alone)).toMatch(/^You ended the session in this browser alone: .* may hold it open\./);
});

test('what others took and what was made for them are about KeyPackages', () => {
  expect(topicOf(EVENTS['key-packages-claimed'])).toBe('key-packages');
  expect(topicOf(EVENTS.rotated)).toBe('keys');
});

test('a key is told in short; key and serial are there in full', () => {
  const traits = traitsOf(entry(EVENTS.rotated));
  expect(traits.map(({ value }) => value)).toEqual([FINGERPRINT, '42']);
  expect(shortTraits(traits)).toBe('Key 0A1B 2C3D…');
});

test('an entry with nothing but a serial shows that', () => {
  expect(shortTraits(traitsOf(entry(EVENTS['foreign-server-told'])))).toBe('Serial 42…');
});

test('an entry of an earlier session says so', () => {
  expect(traitsOf(entry(EVENTS['last-resort-replaced']))).toEqual([]);
  const traits = traitsOf(entry(EVENTS['last-resort-replaced'], false));
  expect(shortTraits(traits)).toBe('Earlier session q3XaL0mB…');
  expect(shortTraits(traitsOf(entry(EVENTS.rotated, false)))).toBe(
    'Key 0A1B 2C3D…, Earlier session q3XaL0mB…',
  );
});

test.each(ALL)('$kind is whole sentences of its own in German too', async (event) => {
  const english = sentenceOf(event);
  await speak('de');
  expect(sentenceOf(event)).toMatch(/^[A-ZÄÖÜ0-9].+\.$/);
  expect(sentenceOf(event)).not.toBe(english);
});

test('German tells one from many too', async () => {
  await speak('de');
  expect(sentenceOf({ kind: 'key-packages-claimed', count: 1 })).toMatch(/^1 KeyPackage wurde /);
  expect(sentenceOf({ kind: 'key-packages-claimed', count: 1234 })).toMatch(/^1\.234 KeyPackages wurden /);
});

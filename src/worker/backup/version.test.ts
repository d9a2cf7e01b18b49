import { expect, test } from 'vitest';
import type { ActivityEvent } from '../../flows/activity.ts';
import type { BackupContent } from '../../flows/backup/ports.ts';
import { parseFid, parseSerial, parseSessionId } from '../../protocol/terms.ts';
import { quickCipher } from '../../testing/storage.ts';
import { makeBackupFiles } from './files.ts';

const files = makeBackupFiles(quickCipher);
const PASSPHRASE = 'correct horse battery staple';

const sessionId = known(parseSessionId('AAAAAAAAAAAAAAAAAAAAAA'));
const serial = known(parseSerial('7'));
const fid = known(parseFid('alice@example.com'));
const fingerprint = 'ab'.repeat(32);
const domain = 'foreign.example';

function known<T>(term: T | null): T {
  if (term === null) throw new Error('that is no such term');
  return term;
}

const NOTHING: BackupContent = {
  madeAt: 2,
  sessions: [],
  identityKeys: [],
  idCerts: [],
  keyPackages: [],
  journal: [],
  foreignServers: [],
  activity: [],
  settings: {},
};

/** Writes it, and reads it again. Resolves to the version that the file is of. */
async function versionOf(content: BackupContent): Promise<number> {
  const file = await files.write(content, PASSPHRASE);
  expect(await files.read(file, PASSPHRASE)).toEqual(content);
  return JSON.parse(new TextDecoder().decode(file.subarray(0, file.indexOf(0x0a)))).version;
}

test.each<[number, ActivityEvent]>([
  [1, { kind: 'enrolled', fid, fingerprint, registered: true }],
  [1, { kind: 'session-ended', by: 'person-here' }],
  [1, { kind: 'server-key-changed', fingerprint }],
  [2, { kind: 'session-ended', by: 'deletion' }],
  [2, { kind: 'password-changed' }],
  [2, { kind: 'deletion-asked' }],
  [2, { kind: 'deletion-refused' }],
  [2, { kind: 'id-cert-elsewhere', other: sessionId, serial, isNewSession: true }],
  [2, { kind: 'id-cert-answered', other: sessionId, serial, wasPerson: false }],
  [2, { kind: 'foreign-session-began', domain }],
  [2, { kind: 'foreign-session-ended', domain, by: 'person' }],
  [2, { kind: 'foreign-server-told', domain, serial }],
  [3, { kind: 'server-key-accepted', fingerprint }],
])('a file is of version %i whose log holds %j', async (version, event) => {
  expect(await versionOf({ ...NOTHING, activity: [{ sessionId, at: 1, event }] })).toBe(version);
});

test.each<[number, BackupContent['settings']]>([
  [1, { autoLockMinutes: 5, rotatesByItself: false, names: {} }],
  [3, { poolTarget: 200 }],
  [3, { refillsByItself: false }],
])('a file is of version %i whose settings are %j', async (version, settings) => {
  expect(await versionOf({ ...NOTHING, settings })).toBe(version);
});

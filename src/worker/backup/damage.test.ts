import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BackupContent } from '../../flows/backup/ports.ts';
import { backUp, browsersOfTests, PASSPHRASE } from '../../testing/backup-tabs.ts';
import { flipped } from '../../testing/damage.ts';
import { quickCipher } from '../../testing/storage.ts';
import { allStored } from '../../testing/stored.ts';
import { makeBackupFiles } from './files.ts';

const HASH = 32;
const files = makeBackupFiles(quickCipher);

const browsers = browsersOfTests();
let good: Uint8Array;
beforeAll(async () => {
  const { tab } = await browsers().enrolled();
  await tab.rotate();
  good = (await backUp(tab)).bytes;
});

/** What comes of a file, which must never be anything in the browser. */
async function refused(bytes: Uint8Array, passphrase = PASSPHRASE): Promise<unknown> {
  const { name, tab } = browsers().open();
  const file = { bytes, passphrase, vaultPassphrase: PASSPHRASE };
  const error = await tab.restoreBackup(file).then(
    () => null,
    (reason: { code?: unknown }) => reason.code,
  );
  const stored = Object.values(await allStored(name)).flat();
  expect(stored).toEqual([]);
  return error;
}

/** Its header changed; nothing that guards against chance shows it. */
function withHeader(change: (header: { version: number; kdf: Record<string, unknown> }) => void): Uint8Array {
  const end = good.indexOf(0x0a);
  const header = JSON.parse(new TextDecoder().decode(good.subarray(0, end)));
  change(header);
  const bytes = Buffer.concat([Buffer.from(JSON.stringify(header)), good.subarray(end, -HASH)]);
  return Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]);
}

describe('a file that is not as it was written', () => {
  test.each([
    ['in its header', () => 20],
    ['in its salt', () => good.indexOf(0x0a) - 10],
    ['in its nonce', () => good.indexOf(0x0a) + 3],
    ['in its content', () => Math.floor(good.length / 2)],
    ['in its tag', () => good.length - HASH - 1],
    ['in its hash', () => good.length - 1],
  ])('is refused where one bit differs %s', async (_where, at) => {
    expect(await refused(flipped(good, at()))).toBe('BACKUP_UNREADABLE');
  });

  test.each([
    ['empty', () => new Uint8Array()],
    ['cut in its header', () => good.subarray(0, 50)],
    ['cut in the middle', () => good.subarray(0, good.length / 2)],
    ['one byte short', () => good.subarray(0, -1)],
    ['one byte long', () => Buffer.concat([good, Buffer.of(0)])],
    ['a text', () => new TextEncoder().encode('-----BEGIN PGP PRIVATE KEY BLOCK-----\n')],
  ])('is refused where it is %s', async (_what, bytes) => {
    expect(await refused(bytes())).toBe('BACKUP_UNREADABLE');
  });

  test('is refused where it is of a newer version', async () => {
    const newer = withHeader((header) => Object.assign(header, { version: 4 }));
    expect(await refused(newer)).toBe('BACKUP_TOO_NEW');
  });

  test.each([
    ['less', 'KDF_WEAKENED', { memoryKiB: 32 }],
    ['far more', 'BACKUP_UNREADABLE', { memoryKiB: 1_000_000 }],
    ['other', 'BACKUP_UNREADABLE', { name: 'scrypt' }],
  ])('is refused where its key derivation is %s work', async (_how, code, kdf) => {
    expect(await refused(withHeader((header) => Object.assign(header.kdf, kdf)))).toBe(code);
  });

  test('is told from a wrong passphrase', async () => {
    expect(await refused(good, 'wrong horse')).toBe('BACKUP_PASSPHRASE_WRONG');
    expect(await refused(good, '')).toBe('BACKUP_PASSPHRASE_WRONG');
  });
});

type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends Uint8Array | string | number | null
    ? T
    : { -readonly [K in keyof T]: Writable<T[K]> };

function at<T>(list: readonly T[], index = 0): T {
  const item = list[index];
  if (item === undefined) throw new Error('there is no such record');
  return item;
}

/** Sealed by somebody who has the passphrase, over content that does not hang together. */
const LIES: readonly [string, (content: Writable<BackupContent>) => unknown][] = [
  ['an identity key is another one', ({ identityKeys }) => at(identityKeys).secret.fill(7)],
  ['an identity key is dated otherwise', ({ identityKeys }) => (at(identityKeys).created += 1)],
  ['a private half is another one', ({ keyPackages }) => at(keyPackages).secret?.fill(7)],
  [
    'private halves are swapped',
    ({ keyPackages }) => {
      const [one, other] = [at(keyPackages), at(keyPackages, 1)];
      [one.secret, other.secret] = [other.secret, one.secret];
    },
  ],
  ['a KeyPackage is there twice', ({ keyPackages }) => keyPackages.push(at(keyPackages))],
  ['the key of an ID-Cert is not there', ({ identityKeys }) => identityKeys.splice(0, 1)],
  [
    'no ID-Cert is current',
    ({ idCerts }) => idCerts.map((each) => Object.assign(each, { state: 'superseded' })),
  ],
  ['an ID-Cert is of another serial', ({ idCerts }) => (at(idCerts).serial = at(idCerts, 1).serial)],
  ['the session is not there', ({ sessions }) => sessions.pop()],
  [
    'two sessions are open',
    ({ sessions }) => sessions.push({ ...at(sessions), sessionId: 'AAAAAAAAAAAAAAAAAAAAAA' as never }),
  ],
  [
    'the journal tells of a key that is not there',
    ({ sessions, journal }) =>
      journal.push({
        ...{ sessionId: at(sessions).sessionId, journey: 'rotate', startedAt: 1, revision: 1 },
        ...{ state: 'PREPARED', fingerprint: 'ab'.repeat(32), expectedSerial: '1' as never },
      }),
  ],
  ['a member has no place', ({ sessions }) => Object.assign(at(sessions), { token: 'a secret' })],
];

describe('a file that was made with intent', () => {
  test.each(LIES)('is refused where %s', async (what, lie) => {
    const content = await files.read(good, PASSPHRASE);
    lie(content as unknown as Writable<BackupContent>);
    const bytes = await files.write(content, PASSPHRASE).catch(() => null);
    // What is not even of its type is never written.
    if (bytes) expect(await refused(bytes)).toBe('BACKUP_UNREADABLE');
    else expect(what).toBe('a member has no place');
  });

  test('is refused where a session speaks what we do not', async () => {
    const content = await files.read(good, PASSPHRASE);
    Object.assign(at(content.sessions), { dialect: 'of the future' });
    expect(await refused(await files.write(content, PASSPHRASE))).toBe('BACKUP_TOO_NEW');
  });
});

import { chmod, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '../db/transact.ts';
import { describeFault } from '../log.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { replaceServerKey } from './change-server-key.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { openHomeServer } from './open.ts';
import { keyFilePath, keyFilesIn, keysIn } from './server-key-file.ts';
import { currentCertificate } from './server-key-rows.ts';
import { signingKey } from './signing-key.ts';

/** What the key file and its disk can do to a server that runs. */

const NOW = 1_800_000_000;
let place: ThrowawayPlace;
let home: HomeServer;
let other: HomeServer;

beforeEach(async () => {
  place = await throwawayPlace();
  home = await open();
  other = await open();
});

afterEach(async () => {
  for (const each of [home, other]) await each.db.destroy();
  await place.remove();
});

function open(): Promise<HomeServer> {
  return openHomeServer({ ...place, domain: 'example.com', now: () => NOW });
}

function sign(by: HomeServer): Promise<ServerKey> {
  return transact(by.db, (tx) => signingKey(by, tx));
}

/** Whom the database names. */
async function named(): Promise<string | undefined> {
  return (await transact(home.db, currentCertificate))?.fingerprint;
}

function otherKeyFile(): string {
  return JSON.stringify({ seed: Buffer.alloc(32, 5).toString('base64'), created: NOW });
}

/** With a reason for the log: one that tells no secret, nor where the file is. */
async function expectUnavailable(work: Promise<unknown>, reason: string): Promise<void> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfter: 3600 } });
  const fault = JSON.stringify(describeFault(error));
  expect(fault).toContain(`"${reason}"`);
  expect(fault).not.toContain(place.dataDir);
}

test.each<[string, string, (path: string) => Promise<void>]>([
  ['opened the new key file to others', 'KEY_FILE_OPEN_TO_OTHERS', (path) => chmod(path, 0o644)],
  ['damaged it', 'KEY_FILE_DAMAGED', (path) => writeFile(path, '{"seed":"AAAA"}')],
  ['put another key into it', 'KEY_FILE_DAMAGED', (path) => writeFile(path, otherKeyFile())],
  ['made it a folder', 'EISDIR', (path) => rm(path).then(() => mkdir(path))],
])(
  'another process changed the key and %s: this one says %s to the log, and UNAVAILABLE to who asks',
  async (_, reason, spoil) => {
    await replaceServerKey(other);
    await spoil(keyFilePath(place.dataDir, other.key.fingerprint));
    await expectUnavailable(sign(home), reason);
    await expectUnavailable(replaceServerKey(home), reason);
  },
);

describe('a disk', () => {
  test.each<[string, string, (folder: string) => Promise<void>]>([
    ['whose folder is gone', 'ENOENT', async () => {}],
    ['with a file in its place', 'ENOTDIR', (folder) => writeFile(folder, '')],
  ])('%s: the key stays as it is', async (_, reason, spoil) => {
    const before = await named();
    const elsewhere = join(place.dataDir, 'elsewhere');
    await spoil(elsewhere);
    await expectUnavailable(replaceServerKey({ ...home, dataDir: elsewhere }), reason);
    expect(await named()).toBe(before);
  });

  test('that keeps the old key file: the change is done, and the next one takes it away', async () => {
    const { fingerprint: old } = home.key;
    await rm(keyFilePath(place.dataDir, old));
    await mkdir(keyFilePath(place.dataDir, old));
    await replaceServerKey(home);
    expect(await named()).not.toBe(old);
    expect(await keyFilesIn(place.dataDir)).toHaveLength(2);
    await rmdir(keyFilePath(place.dataDir, old));
    await writeFile(keyFilePath(place.dataDir, old), '');
    await replaceServerKey(home);
    expect(await keysIn(place.dataDir)).toEqual([home.key.fingerprint]);
  });
});

import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import { transact } from '../db/transact.ts';
import { runProcess } from '../testing/process.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { replaceServerKey } from './change-server-key.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { openHomeServer } from './open.ts';
import { serverCertificate } from './server-key.ts';
import { keyFilePath, readKeyFile, writeKeyFile } from './server-key-file.ts';
import { signingKey } from './signing-key.ts';

/** A change of the server's key that another process does, or that a crash cuts off. */

const NOW = 1_800_000_000;
const CHANGE_KEYS = new URL('../testing/change-server-keys.ts', import.meta.url);
let place: ThrowawayPlace;
let home: HomeServer;
const opened: HomeServer[] = [];

async function open(now = NOW): Promise<HomeServer> {
  const started = await openHomeServer({ ...place, domain: 'example.com', now: () => now });
  opened.push(started);
  return started;
}

/** Another process on the same data, as far as these services can tell. */
async function restart(): Promise<HomeServer> {
  await close();
  return open();
}

async function close(): Promise<void> {
  for (const each of opened.splice(0)) await each.db.destroy();
}

beforeEach(async () => {
  place = await throwawayPlace();
  home = await open();
});

afterEach(async () => {
  await close();
  await place.remove();
});

function pathOf(fingerprint: string): string {
  return keyFilePath(place.dataDir, fingerprint);
}

function fileOf(fingerprint: string): string {
  return `server-key.${fingerprint}`;
}

async function keyFiles(): Promise<string[]> {
  return (await readdir(place.dataDir)).filter((name) => name.startsWith('server-key')).sort();
}

function sign(by: HomeServer): Promise<ServerKey> {
  return transact(by.db, (tx) => signingKey(by, tx));
}

/** Whom the database names. */
async function named(by: HomeServer): Promise<string> {
  const wire = await serverCertificate(by, undefined);
  return (await certificateFormat.readServer(wire, NOW)).fingerprint;
}

test('the new key is durable for its owner alone, and the old one is gone', async () => {
  const { secret: old } = home.key;
  await replaceServerKey(home);
  const { fingerprint, secret } = home.key;
  expect(await keyFiles()).toEqual([fileOf(fingerprint)]);
  expect((await stat(pathOf(fingerprint))).mode & 0o777).toBe(0o600);
  expect(await readKeyFile(place.dataDir, fingerprint)).toEqual(secret);
  expect(secret.seed).not.toEqual(old.seed);
  const after = await restart();
  expect((await sign(after)).fingerprint).toBe(fingerprint);
  expect(await named(after)).toBe(fingerprint);
});

describe('a crash', () => {
  /** As it is between the commit and the end of the old file. */
  async function cutOffAfterCommit(): Promise<void> {
    const { fingerprint: old } = home.key;
    const saved = await readFile(pathOf(old));
    await replaceServerKey(home);
    await writeFile(pathOf(old), saved, { mode: 0o600 });
  }

  const NEXT = { seed: new Uint8Array(32).fill(9), created: NOW };
  const half = () => writeFile(`${pathOf('9'.repeat(40))}.tmp`, '{"seed":"AAAA');
  const whole = () => writeKeyFile(place.dataDir, NEXT);

  test.each([
    ['while the next key was written', half],
    ['before the database named it', whole],
  ])('%s: the server is who it was, and the next key is gone', async (_, crash) => {
    const before = await named(home);
    await crash();
    expect(await keyFiles()).toHaveLength(2);
    const after = await restart();
    expect([after.key.fingerprint, await named(after)]).toEqual([before, before]);
    expect(await keyFiles()).toEqual([fileOf(before)]);
    await replaceServerKey(after);
    expect(await named(after)).not.toBe(before);
  });

  test('of which this process hears nothing: its next change takes the rests away', async () => {
    await half();
    await whole();
    await replaceServerKey(home);
    expect(await keyFiles()).toEqual([fileOf(await named(home))]);
  });

  test('that has not come yet: what another process writes meanwhile stays', async () => {
    await replaceServerKey(home, whole);
    expect(await keyFiles()).toEqual(expect.arrayContaining([fileOf(await named(home))]));
    expect(await keyFiles()).toHaveLength(2);
  });

  test('after the database named it: the server is who it became', async () => {
    await cutOffAfterCommit();
    expect(await keyFiles()).toHaveLength(2);
    const after = await restart();
    expect(after.key.fingerprint).toBe(await named(after));
    expect(await keyFiles()).toEqual([fileOf(after.key.fingerprint)]);
    expect(await readKeyFile(place.dataDir, after.key.fingerprint)).toEqual(after.key.secret);
  });

  test('of another process there: who runs on signs as whom the database names, and may change the key again', async () => {
    const other = await open();
    await cutOffAfterCommit();
    const cutOff = await named(other);
    expect((await sign(other)).fingerprint).toBe(cutOff);
    await replaceServerKey(other);
    expect(await named(other)).not.toBe(cutOff);
    expect(await keyFiles()).toEqual([fileOf(other.key.fingerprint)]);
    expect((await restart()).key.fingerprint).toBe(other.key.fingerprint);
  });

  test('and a backup that does not fit: no key is taken, none is touched', async () => {
    await rm(pathOf(home.key.fingerprint));
    await half();
    await whole();
    const files = await keyFiles();
    await expect(restart()).rejects.toThrow(/is not the one that this database belongs to/);
    expect(await keyFiles()).toEqual(files);
  });

  test('at any moment: the next start is whom the database names', async () => {
    let now = NOW;
    await close();
    for (const delay of [0, 15, 20, 22, 25, 30]) {
      now += 1000;
      const args = [place.dataDir, place.databaseUrl ?? '', String(now)];
      const changing = runProcess(CHANGE_KEYS, args);
      await changing.printed(2);
      await wait(delay);
      changing.kill();
      const printed = (await changing.output).trimEnd().split('\n');
      const after = await open(now);
      const wire = await serverCertificate(after, undefined);
      const { fingerprint } = await certificateFormat.readServer(wire, now + 1000);
      expect(after.key.fingerprint).toBe(fingerprint);
      expect(await keyFiles()).toEqual([fileOf(fingerprint)]);
      // What was said to be done is done: at most the change that was cut off came after it.
      const [last, before] = await newestFingerprints(after);
      expect([last, before]).toContain(printed.at(-1));
      await close();
    }
  });
});

/** Each of the server's certificates follows on the one before, and carries a certification by its key. */
async function expectChain({ db }: HomeServer): Promise<void> {
  const rows = await db.selectFrom('server_certificates').selectAll().orderBy('id').execute();
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.slice(0, -1).map((row) => row.superseded_at)).toEqual(
    rows.slice(1).map((row) => row.issued_at),
  );
  for (const [index, { wire, issued_at }] of rows.slice(1).entries()) {
    expect(await certificateFormat.certifiedBy(wire, rows[index]?.wire ?? '', issued_at)).toBe(true);
  }
}

async function newestFingerprints({ db }: HomeServer): Promise<string[]> {
  const rows = await db
    .selectFrom('server_certificates')
    .select('fingerprint')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  return rows.map(({ fingerprint }) => fingerprint);
}

describe('another process', () => {
  test('changes the key: this one signs with the new one', async () => {
    const other = await open();
    const before = home.key.fingerprint;
    await replaceServerKey(other);
    expect((await sign(home)).fingerprint).toBe(other.key.fingerprint);
    expect(home.key.fingerprint).not.toBe(before);
  });

  test('changes it at the same time: one change after the other, each vouched for by the one before', async () => {
    await close();
    const args = [place.dataDir, place.databaseUrl ?? '', String(NOW)];
    const both = [runProcess(CHANGE_KEYS, args), runProcess(CHANGE_KEYS, args)];
    for (const each of both) await each.printed(3);
    for (const each of both) each.kill();
    for (const each of both) await each.output;
    home = await open();
    expect(home.key.fingerprint).toBe((await newestFingerprints(home))[0]);
    expect(await keyFiles()).toEqual([fileOf(home.key.fingerprint)]);
    await expectChain(home);
  });

  test('took the key file away: nothing is signed with the old key', async () => {
    const other = await open();
    await replaceServerKey(other);
    const path = pathOf(other.key.fingerprint);
    const saved = await readFile(path);
    await rm(path);
    await expect(sign(home)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await writeFile(path, saved, { mode: 0o600 });
    expect((await sign(home)).fingerprint).toBe(other.key.fingerprint);
  });
});

import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
import { readKeyFile, writeKeyFile } from './server-key-file.ts';
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

function path(file: 'server-key' | 'server-key.next' | 'server-key.next.tmp' | 'saved'): string {
  return join(place.dataDir, file);
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
  expect(await keyFiles()).toEqual(['server-key']);
  expect((await stat(path('server-key'))).mode & 0o777).toBe(0o600);
  expect(await readKeyFile(place.dataDir)).toEqual(home.key.secret);
  expect(home.key.secret.seed).not.toEqual(old.seed);
  const after = await restart();
  expect((await sign(after)).fingerprint).toBe(home.key.fingerprint);
  expect(await named(after)).toBe(home.key.fingerprint);
});

describe('a crash', () => {
  /** As it is between the commit and the move of the file. */
  async function cutOffAfterCommit(): Promise<void> {
    await copyFile(path('server-key'), path('saved'));
    await replaceServerKey(home);
    await rename(path('server-key'), path('server-key.next'));
    await rename(path('saved'), path('server-key'));
  }

  const NEXT = { seed: new Uint8Array(32).fill(9), created: NOW };

  test.each([
    ['while the next key was written', () => writeFile(path('server-key.next.tmp'), '{"seed":"AAAA')],
    ['before the database named it', () => writeKeyFile(place.dataDir, NEXT, 'server-key.next')],
  ])('%s: the server is who it was, and the next key is gone', async (_, crash) => {
    const before = await named(home);
    await crash();
    const after = await restart();
    expect([after.key.fingerprint, await named(after)]).toEqual([before, before]);
    expect(await keyFiles()).toEqual(['server-key']);
    await replaceServerKey(after);
    expect(await named(after)).not.toBe(before);
  });

  test('after the database named it: the server is who it became', async () => {
    await cutOffAfterCommit();
    expect(await keyFiles()).toEqual(['server-key', 'server-key.next']);
    const after = await restart();
    expect(after.key.fingerprint).toBe(await named(after));
    expect(await keyFiles()).toEqual(['server-key']);
    expect(await readKeyFile(place.dataDir)).toEqual(after.key.secret);
  });

  test('of another process there: who runs on signs as whom the database names, and may change the key again', async () => {
    const other = await open();
    await cutOffAfterCommit();
    expect((await sign(other)).fingerprint).toBe(await named(other));
    const cutOff = await named(other);
    await replaceServerKey(other);
    expect(await named(other)).not.toBe(cutOff);
    expect(await keyFiles()).toEqual(['server-key']);
    expect((await restart()).key.fingerprint).toBe(other.key.fingerprint);
  });

  test('and a backup that does not fit: neither key is taken, neither is touched', async () => {
    await writeKeyFile(place.dataDir, NEXT);
    await writeKeyFile(place.dataDir, NEXT, 'server-key.next');
    await expect(restart()).rejects.toThrow(/is not the one that this database belongs to/);
    expect(await keyFiles()).toEqual(['server-key', 'server-key.next']);
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
      expect(await keyFiles()).toEqual(['server-key']);
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
    expect(await keyFiles()).toEqual(['server-key']);
    await expectChain(home);
  });

  test('took the key file away: nothing is signed with the old key', async () => {
    const other = await open();
    await replaceServerKey(other);
    const saved = await readFile(path('server-key'));
    await rm(path('server-key'));
    await expect(sign(home)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await writeFile(path('server-key'), saved, { mode: 0o600 });
    expect((await sign(home)).fingerprint).toBe(other.key.fingerprint);
  });
});

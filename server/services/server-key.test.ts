import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import { StartError } from '../start-error.ts';
import { runProcess } from '../testing/process.ts';
import { everythingIn } from '../testing/snapshot.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { openHomeServer } from './open.ts';
import { serverCertificate } from './server-key.ts';
import { writeKeyFile } from './server-key-file.ts';

/** Promise 8 of section 8: one server, one key. */

const NOW = 1_800_000_000;
const OPEN_HOME = new URL('../testing/open-home.ts', import.meta.url);
/** A key file, whole, but of another key. */
const OTHER = JSON.stringify({ seed: Buffer.alloc(32, 5).toString('base64'), created: NOW });
let place: ThrowawayPlace;
/** Not made yet. */
let dataDir: string;

async function moveIn(): Promise<void> {
  place = await throwawayPlace({ empty: true });
  dataDir = join(place.dataDir, 'data');
}

async function beginAnew(): Promise<void> {
  await place.remove();
  await moveIn();
}

beforeEach(moveIn);
afterEach(() => place.remove());

function open(domain = 'example.com', now = NOW) {
  const { databaseUrl } = place;
  return openHomeServer({ dataDir, databaseUrl, domain, now: () => now });
}

/** Starts, stops, and says who it was. */
async function fingerprint(domain?: string): Promise<string> {
  const home = await open(domain);
  const wire = await serverCertificate(home, undefined);
  await home.db.destroy();
  return (await certificateFormat.readServer(wire, NOW)).fingerprint;
}

async function expectRefusal(sentence: RegExp, domain?: string): Promise<void> {
  const files = await contents();
  const error = await open(domain).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  expect(String(error)).toMatch(sentence);
  expect(await contents()).toEqual(files);
}

async function contents(): Promise<string | null> {
  return readFile(await keyFile(), 'utf8').catch(() => null);
}

/** The path of the one that is there. */
async function keyFile(): Promise<string> {
  const [name = 'none'] = (await readdir(dataDir)).filter((each) => each.startsWith('server-key'));
  return join(dataDir, name);
}

describe('the first start', () => {
  test('makes a key file for its owner alone, in a folder for its owner alone', async () => {
    await fingerprint();
    const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
    expect(await modeOf(dataDir)).toBe(0o700);
    expect(await modeOf(await keyFile())).toBe(0o600);
    expect((await readdir(dataDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('makes a certificate of three years, whose User ID is the domain', async () => {
    const home = await open();
    const server = await certificateFormat.readServer(await serverCertificate(home, undefined), NOW);
    expect(server).toMatchObject({ domain: 'example.com', expiresAt: NOW + 3 * 365 * 86_400 });
    expect(home.key.expiresAt).toBe(server.expiresAt);
    await home.db.destroy();
  });

  test('keeps no private byte in the database', async () => {
    const home = await open();
    const { seed } = home.key.secret;
    const database = await everythingIn(home.db);
    await home.db.destroy();
    for (const form of [
      Buffer.from(seed),
      Buffer.from(seed).toString('base64'),
      Buffer.from(seed).toString('hex'),
    ]) {
      expect(database.includes(form)).toBe(false);
    }
  });

  test('two processes at once agree on one key', async () => {
    const starting = [1, 2, 3].map(() => runProcess(OPEN_HOME, [dataDir, place.databaseUrl ?? '']));
    const fingerprints = await Promise.all(starting.map(({ output }) => output));
    expect(new Set(fingerprints)).toEqual(new Set([`${await fingerprint()}\n`]));
  });
});

describe('a crash', () => {
  test('after the file and before the database: the file is taken up', async () => {
    const secret = { seed: new Uint8Array(32).fill(5), created: NOW - 1000 };
    await mkdir(dataDir);
    await writeKeyFile(dataDir, secret);
    expect(await fingerprint()).toBe((await publicKeyOf(secret)).fingerprint);
  });

  test('while the file was written: another key is made, and what is half done goes at the next start', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, `server-key.${'9'.repeat(40)}.tmp`), '{"seed":"AAAA');
    const made = await fingerprint();
    expect(await fingerprint()).toBe(made);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('server-key'))).toEqual([
      `server-key.${made}`,
    ]);
  });

  test('at any moment of the first start: the next one starts', async () => {
    for (const delay of [100, 200, 250, 300, 350, 400, 500]) {
      const starting = runProcess(OPEN_HOME, [dataDir, place.databaseUrl ?? '']);
      await new Promise((resolve) => setTimeout(resolve, delay));
      starting.kill();
      await starting.output;
      expect(await fingerprint(), `killed after ${delay} ms`).toMatch(/^[0-9a-f]{40}$/);
      await beginAnew();
    }
  });
});

describe('a later start', () => {
  test('is the same server', async () => {
    expect(await fingerprint()).toBe(await fingerprint());
  });

  test('refuses another domain', async () => {
    await fingerprint();
    await expectRefusal(/belongs to the domain example\.com, but DOMAIN is other\.example/, 'other.example');
  });

  test('takes a key file of an earlier version, and gives it the name of its key', async () => {
    const before = await fingerprint();
    await rename(await keyFile(), join(dataDir, 'server-key'));
    expect(await fingerprint()).toBe(before);
    expect(basename(await keyFile())).toBe(`server-key.${before}`);
    expect(await fingerprint()).toBe(before);
  });

  test('refuses to go on without its key file, and makes no new one', async () => {
    await fingerprint();
    await rm(await keyFile());
    await expectRefusal(/server-key\.[0-9a-f]{40} is missing/);
  });

  test('refuses another key file', async () => {
    await fingerprint();
    await rm(await keyFile());
    await writeKeyFile(dataDir, { seed: new Uint8Array(32), created: NOW });
    await expectRefusal(/is not the one that this database belongs to/);
  });

  test.each(['', '{}', '{"seed":"AAAA","created":1}', '{"seed":"!","created":1}', 'null', OTHER])(
    'refuses the damaged key file %j',
    async (text) => {
      await fingerprint();
      await writeFile(await keyFile(), text);
      await expectRefusal(/is damaged/);
    },
  );

  test('refuses a key file that others may read, and leaves it as it is', async () => {
    await fingerprint();
    await chmod(await keyFile(), 0o644);
    await expectRefusal(/Other users of this machine may read the server key/);
    expect((await stat(await keyFile())).mode & 0o777).toBe(0o644);
  });

  test('refuses a key file that it cannot read', async () => {
    await fingerprint();
    const path = await keyFile();
    await rm(path);
    await mkdir(path);
    await expectRefusal(/cannot be read/);
  });
});

import { createDecipheriv, createHash } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startHomeServer } from '../../testing/home-server.ts';
import { newTabs, type Tabs } from '../../testing/tabs.ts';
import type { Proof } from '../use-cases.ts';

/** Reads a backup by docs/backup-file.md alone, with nothing of ours: what the page says is enough. */

/** Not in NFKC: a ligature, a letter with its mark apart, and a wide digit. */
const FILE_PASSPHRASE = 'the \ufb01rst cle\u0301 – under pot \uff13';
const proof: Proof = { kind: 'passphrase', passphrase: 'correct horse' };

interface Content {
  readonly sessions: Record<string, unknown>[];
  readonly identityKeys: { readonly state: string; readonly secret: string }[];
  readonly keyPackages: { readonly secret: string | null; readonly keyPackage: string }[];
  readonly [member: string]: unknown;
}

async function read(file: Uint8Array, password: string): Promise<Content> {
  const bytes = Buffer.from(file);
  const hash = createHash('sha256').update(bytes.subarray(0, -32)).digest();
  expect(bytes.subarray(-32).equals(hash)).toBe(true);
  const line = bytes.subarray(0, bytes.indexOf('\n') + 1);
  const { format, version, kdf, salt } = JSON.parse(line.toString());
  expect([format, version, kdf.name]).toEqual(['claves-backup', 1, 'argon2id']);
  const key = await argon2id({
    password: password.normalize('NFKC'),
    salt: Buffer.from(salt, 'base64'),
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  const rest = bytes.subarray(line.length, -32);
  const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, 12));
  decipher.setAAD(line);
  decipher.setAuthTag(rest.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(rest.subarray(12, -16)), decipher.final()]).toString());
}

let home: RunningServer;
let tabs: Tabs;
beforeAll(async () => {
  home = await startHomeServer();
  tabs = newTabs(home.fetch, home.address);
});
afterAll(async () => {
  await tabs.close();
  await home.stop();
});

test('whoever has the page about it and the passphrase reads a backup', async () => {
  const tab = tabs.open();
  const person = { homeServer: 'localhost', username: 'alice', password: 'a decent password' };
  await tab.createIdentity({ ...person, passphrase: 'correct horse' });
  await tab.rotate();
  const { bytes } = await tab.makeBackup({ proof, passphrase: FILE_PASSPHRASE });

  const content = await read(bytes, FILE_PASSPHRASE);
  expect(Object.keys(content).sort()).toEqual(
    [
      'activity',
      'idCerts',
      'identityKeys',
      'journal',
      'keyPackages',
      'madeAt',
      'sessions',
      'settings',
    ].sort(),
  );
  expect(content.sessions).toHaveLength(1);
  expect(Object.keys(content.sessions[0] ?? {})).not.toContain('token');
  expect(content.identityKeys.map(({ state }) => state).sort()).toEqual(['current', 'retired']);
  expect(content.identityKeys.map(({ secret }) => Buffer.from(secret, 'base64').length)).toEqual([32, 32]);
  expect(content.keyPackages).toHaveLength(202);
  expect(
    new Set(content.keyPackages.map(({ secret }) => Buffer.from(secret ?? '', 'base64').length)),
  ).toEqual(new Set([64]));
  await expect(read(bytes, 'another passphrase')).rejects.toThrow();
});

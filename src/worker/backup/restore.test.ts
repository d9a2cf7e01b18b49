import { describe, expect, test } from 'vitest';
import { backUp, browsersOfTests, comparable, fingerprintOf, PASSPHRASE } from '../../testing/backup-tabs.ts';
import { loseToken } from '../../testing/browser.ts';
import { loseKeyPackages } from '../../testing/stored.ts';
import type { Client } from '../client.ts';

const PASSWORD = 'a decent password';
const OTHER = 'another passphrase';

const browsers = browsersOfTests();

describe('a backup restored into an empty browser', () => {
  test('brings all that was there but the token, and goes on from there once signed in', async () => {
    const { name, tab } = await browsers().enrolled();
    await tab.rotate();
    await tab.changeSettings({ autoLockMinutes: 5 });
    const file = await backUp(tab);
    const before = await comparable(name);
    const other = browsers().open();
    const { added, compared } = await other.tab.restoreBackup({ ...file, vaultPassphrase: OTHER });
    expect(compared).toBeNull();
    expect(added).toEqual({ identityKeys: 2, idCerts: 2, privateHalves: 202 });
    // What discovery read beside the pinned identity of the server stays behind.
    expect(before).toMatchObject(await comparable(other.name));
    expect(await other.tab.status()).toMatchObject({ phase: 'ready', needsSignIn: true });
    await other.tab.resumeSignIn({ password: PASSWORD });
    await other.tab.catchUp();
    expect(await fingerprintOf(other.tab)).toBe(await fingerprintOf(tab));
    expect((await other.tab.overview()).pool.available).toBe(100);
  });

  test('opens by the passphrase of the new vault alone, and the file by its own', async () => {
    const { tab } = await browsers().enrolled();
    const file = await backUp(tab, OTHER);
    await expect(
      browsers().open().tab.readBackup({ bytes: file.bytes, passphrase: PASSPHRASE }),
    ).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE_WRONG' });
    const { name, tab: restored } = browsers().open();
    await restored.restoreBackup({ ...file, vaultPassphrase: 'a third passphrase' });
    const again = browsers().open(name).tab;
    await expect(again.unlock({ kind: 'passphrase', passphrase: OTHER })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await again.unlock({ kind: 'passphrase', passphrase: 'a third passphrase' });
    expect(await fingerprintOf(again)).toBe(await fingerprintOf(tab));
  });

  test('asks once about each other session, however many ID-Certs that has had', async () => {
    const { tab, username } = await browsers().enrolled();
    browsers().home.clock.ahead += 5;
    const elsewhere = browsers().open().tab;
    const account = { homeServer: 'localhost', username, password: PASSWORD };
    await elsewhere.signIn({ ...account, passphrase: PASSPHRASE });
    browsers().home.clock.ahead += 5;
    await elsewhere.rotate();
    const file = await backUp(tab);
    const other = browsers().open().tab;
    await other.restoreBackup({ ...file, vaultPassphrase: OTHER });
    await other.resumeSignIn({ password: PASSWORD });
    await other.catchUp();
    const { sessionId } = await elsewhere.overview();
    expect(await other.questions()).toMatchObject([{ sessionId, isNewSession: true }]);
  });

  test('that is older than a rotation leads to a new key, as its private halves are not those on offer', async () => {
    const { tab } = await browsers().enrolled();
    const file = await backUp(tab);
    const old = await fingerprintOf(tab);
    await tab.rotate();
    const lost = await fingerprintOf(tab);
    await tab.signOut();
    const { tab: restored } = browsers().open();
    await restored.restoreBackup({ ...file, vaultPassphrase: PASSPHRASE });
    await restored.resumeSignIn({ password: PASSWORD });
    await restored.catchUp();
    expect([old, lost]).not.toContain(await fingerprintOf(restored));
    expect((await restored.overview()).pool.available).toBe(100);
  });
});

/** When the home server was asked last is no part of what a restore may leave as it is. */
const unasked = ({ sessions = [], ...rest }: Record<string, unknown[]>) => ({
  ...rest,
  sessions: sessions.map((each) => ({ ...(each as object), syncedAt: null })),
});

describe('a backup restored into the browser that it is of', () => {
  test.each([
    ['at once', async () => undefined],
    ['after a rotation', (tab: Client) => tab.rotate()],
    ['after a sign-out', (tab: Client) => tab.signOut()],
  ])('%s changes nothing', async (_when, meanwhile) => {
    const { name, tab } = await browsers().enrolled();
    await tab.changeSettings({ autoLockMinutes: 5 });
    const file = await backUp(tab);
    await meanwhile(tab);
    const before = unasked(await comparable(name));
    const status = await tab.status();
    const { added } = await tab.restoreBackup({ ...file, vaultPassphrase: null });
    expect(added).toEqual({ identityKeys: 0, idCerts: 0, privateHalves: 0 });
    expect(unasked(await comparable(name))).toEqual(before);
    expect(await tab.status()).toEqual(status);
  });
});

test('where another session is open, the one of the file comes as one that has ended; its keys are there', async () => {
  const { tab } = await browsers().enrolled();
  const file = await backUp(tab);
  const { name, tab: other } = await browsers().enrolled();
  const before = await fingerprintOf(other);
  await other.restoreBackup({ ...file, vaultPassphrase: null });
  expect(await fingerprintOf(other)).toBe(before);
  expect((await other.backupState()).madeAt).toBeNull();
  const { sessions, keyPackages } = await comparable(name);
  expect(sessions?.filter((each) => (each as { endedAt: unknown }).endedAt === null)).toHaveLength(1);
  expect(keyPackages?.filter((each) => (each as { hasSecret: boolean }).hasSecret)).toHaveLength(202);
});

describe('a restore into a session that is signed in', () => {
  test('compares with the home server, and says that both agree', async () => {
    const { tab } = await browsers().enrolled();
    const file = await backUp(tab);
    browsers().home.exchanges.length = 0;
    const { compared } = await tab.restoreBackup({ ...file, vaultPassphrase: null });
    expect(browsers().home.exchanges.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 200',
      'GET 200',
    ]);
    expect(compared).toEqual({ finding: 'agreed' });
  });

  test('rotates at once where the server offers what has no private half here', async () => {
    const file = await backUp((await browsers().enrolled()).tab);
    const { name, tab } = await browsers().enrolled();
    const before = await fingerprintOf(tab);
    await loseKeyPackages(name);
    const { compared } = await tab.restoreBackup({ ...file, vaultPassphrase: null });
    expect(compared).toEqual({ finding: 'private-halves-missing' });
    expect(await fingerprintOf(tab)).not.toBe(before);
    expect((await tab.overview()).pool.available).toBe(100);
  });

  test('is done though the home server cannot be asked, and says why it was not', async () => {
    const file = await backUp((await browsers().enrolled()).tab);
    const { tab } = await browsers().enrolled();
    await loseToken(browsers().home, (await tab.overview()).sessionId);
    const { added, compared } = await tab.restoreBackup({ ...file, vaultPassphrase: null });
    expect(added).toMatchObject({ identityKeys: 1, privateHalves: 101 });
    expect(compared).toEqual({ finding: 'failed', code: 'SIGN_IN_NEEDED' });
  });
});

describe('the restore drill', () => {
  test('proves each key of the file, and is remembered', async () => {
    const { tab } = await browsers().enrolled();
    await tab.rotate();
    const proof = await tab.proveBackup(await backUp(tab));
    expect(proof).toMatchObject({
      identityKeys: { onlyFile: [], onlyHere: [] },
      privateHalves: { both: 202, onlyFile: 0, onlyHere: 0 },
      holdsCurrent: true,
    });
    expect(proof.identityKeys.both).toHaveLength(2);
    expect(proof.identityKeys.both).toContain(await fingerprintOf(tab));
    expect((await tab.overview()).backup.provenAt).not.toBeNull();
  });

  test('tells what a file lacks, and does not count one without the present key', async () => {
    const { tab } = await browsers().enrolled();
    const file = await backUp(tab);
    const earlier = await fingerprintOf(tab);
    await tab.rotate();
    const proof = await tab.proveBackup(file);
    expect(proof).toMatchObject({
      identityKeys: { both: [earlier], onlyFile: [], onlyHere: [await fingerprintOf(tab)] },
      privateHalves: { both: 101, onlyFile: 0, onlyHere: 101 },
      holdsCurrent: false,
    });
    expect((await tab.overview()).backup).toMatchObject({ provenAt: null, isBehind: true });
  });

  test('tells a file of somebody else from one of the keys that are here', async () => {
    const other = (await browsers().enrolled()).tab;
    const file = await backUp(other);
    const { tab } = await browsers().enrolled();
    expect(await tab.proveBackup(file)).toMatchObject({
      identityKeys: {
        both: [],
        onlyFile: [await fingerprintOf(other)],
        onlyHere: [await fingerprintOf(tab)],
      },
      privateHalves: { both: 0, onlyFile: 101, onlyHere: 101 },
      holdsCurrent: false,
    });
    expect((await tab.overview()).backup.provenAt).toBeNull();
  });
});

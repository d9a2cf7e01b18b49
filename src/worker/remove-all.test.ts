import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { losing } from '../testing/bad-line.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { freshName } from '../testing/storage.ts';
import { allStored, spoilSecrets } from '../testing/stored.ts';
import { newTabs, type Tabs } from '../testing/tabs.ts';
import type { Client } from './client.ts';
import type { JourneyProgress, Proof } from './use-cases.ts';

const LAST_RESORT = '/p2core/keypackage_lr';
const proof: Proof = { kind: 'passphrase', passphrase: 'correct horse' };

let home: RunningServer;
let name: string;
let tab: Client;
const browsers: Tabs[] = [];
beforeAll(async () => {
  home = await startHomeServer();
});
afterAll(async () => {
  for (const tabs of browsers) await tabs.close();
  await home.stop();
});
beforeEach(async () => {
  name = freshName();
  tab = open();
  await tab.createIdentity({
    homeServer: 'localhost',
    username: `actor-${crypto.randomUUID()}`,
    password: 'a decent password',
    passphrase: 'correct horse',
  });
  home.exchanges.length = 0;
});

function open(fetch = home.fetch): Client {
  const tabs = newTabs(fetch, home.address, name);
  browsers.push(tabs);
  return tabs.open();
}

/** A backup that was made, and proven. */
async function backUp(): Promise<void> {
  const { bytes } = await tab.makeBackup({ proof, passphrase: null });
  await tab.proveBackup({ bytes, passphrase: 'correct horse' });
}

const sent = () => home.exchanges.map(({ method, status }) => `${method} ${status}`);
const stored = async () =>
  Object.fromEntries(Object.entries(await allStored(name)).filter(([, records]) => records.length > 0));

async function expectRefused(code: string): Promise<void> {
  const kept = await stored();
  home.exchanges.length = 0;
  await expect(tab.removeAll({ proof })).rejects.toMatchObject({ code });
  expect(sent()).toEqual([]);
  expect(await stored()).toEqual(kept);
}

describe('removing everything', () => {
  test('ends the session, leaves nothing, and locks every tab', async () => {
    const other = open();
    await other.unlock(proof);
    await backUp();
    await tab.removeAll({ proof });
    expect(sent()).toEqual(['PUT 204']);
    expect(await stored()).toEqual({});
    expect(await tab.status()).toEqual({ phase: 'new' });
    await expect.poll(() => other.status()).toEqual({ phase: 'new' });
  });

  test('works where the session has ended before', async () => {
    await backUp();
    await tab.signOut();
    await tab.removeAll({ proof });
    expect(await stored()).toEqual({});
  });

  test('needs no session for the backup either', async () => {
    await tab.signOut();
    await expectRefused('BACKUP_LACKS_KEYS');
    await backUp();
    expect(await tab.backupState()).toMatchObject({ provenAt: expect.any(Number), isBehind: false });
    await tab.removeAll({ proof });
    expect(await stored()).toEqual({});
  });

  test('wants the proof again', async () => {
    await backUp();
    const wrong: Proof = { kind: 'passphrase', passphrase: 'wrong horse' };
    await expect(tab.removeAll({ proof: wrong })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(sent()).toEqual([]);
    expect(await tab.status()).toMatchObject({ phase: 'ready' });
  });

  test.each([
    ['no backup was made', async () => undefined],
    ['one was made, and never opened', async () => tab.makeBackup({ proof, passphrase: null })],
    [
      'an identity key is newer than the proven one',
      async () => {
        await backUp();
        await tab.rotate();
      },
    ],
    [
      'a private half is newer than the proven one',
      async () => {
        await backUp();
        await tab.replaceLastResort();
      },
    ],
  ])('is refused where %s, and the session goes on', async (_why, before) => {
    await before();
    await expectRefused('BACKUP_LACKS_KEYS');
  });

  test('gives up what does not open and is in no file only where the person says so', async () => {
    await tab.replaceLastResort();
    await spoilSecrets(name, 'keyPackages', ({ state }) => state === 'replaced');
    const { bytes } = await tab.makeBackup({ proof, passphrase: null, withoutDamaged: true });
    await expectRefused('BACKUP_LACKS_KEYS');
    await tab.proveBackup({ bytes, passphrase: 'correct horse' });
    await expectRefused('KEYS_UNREADABLE');
    await tab.removeAll({ proof, withoutDamaged: true });
    expect(await stored()).toEqual({});
  });

  test('is refused while something that the server may hold already is not finished here', async () => {
    await backUp();
    const cutOff = open(losing(home.fetch, { route: `PUT ${LAST_RESORT}`, times: 9 }, 'after'));
    await cutOff.unlock(proof);
    const person = new AbortController();
    const onProgress = ({ doing }: JourneyProgress) => doing === 'waiting' && person.abort();
    const replacing = cutOff.replaceLastResort(undefined, { signal: person.signal, onProgress });
    await expect(replacing).rejects.toMatchObject({ code: 'STOPPED' });
    expect(home.exchanges).toContainEqual(expect.objectContaining({ path: LAST_RESORT }));
    await expectRefused('JOURNEY_OPEN');
  });

  test('waits for another tab that makes a key, and is refused then, with the session going on', async () => {
    await backUp();
    const other = open();
    await other.unlock(proof);
    const begun = Promise.withResolvers<void>();
    const rotation = other.rotate(undefined, { onProgress: () => begun.resolve() });
    await begun.promise;
    await expect(tab.removeAll({ proof })).rejects.toMatchObject({ code: 'BACKUP_LACKS_KEYS' });
    await rotation;
    expect(await tab.status()).toMatchObject({ phase: 'ready', needsSignIn: false });
  });

  test('waits for another tab that begins a session', async () => {
    await backUp();
    await tab.signOut();
    const kept = await stored();
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const beginning = navigator.locks.request('enrolment', () => {
      begun.resolve();
      return ended.promise;
    });
    await begun.promise;
    const removal = tab.removeAll({ proof });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stored()).toEqual(kept);
    ended.resolve();
    await Promise.all([beginning, removal]);
    expect(await stored()).toEqual({});
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { freshName } from '../testing/storage.ts';
import { newTabs, type Tabs } from '../testing/tabs.ts';
import { everything } from '../testing/version-1.ts';
import type { Client } from './client.ts';
import type { Proof } from './use-cases.ts';

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

function open(): Client {
  const tabs = newTabs(home.fetch, home.address, name);
  browsers.push(tabs);
  return tabs.open();
}

const sent = () => home.exchanges.map(({ method, status }) => `${method} ${status}`);
const stored = async () => Object.values(await everything(name)).filter((records) => records.length > 0);

describe('removing everything', () => {
  test('ends the session, leaves nothing, and locks every tab', async () => {
    const other = open();
    await other.unlock(proof);
    await tab.makeBackup({ proof, passphrase: null });
    await tab.removeAll({ proof });
    expect(sent()).toEqual(['PUT 204']);
    expect(await stored()).toEqual([]);
    expect(await tab.status()).toEqual({ phase: 'new' });
    await expect.poll(() => other.status()).toEqual({ phase: 'new' });
  });

  test('works where the session has ended before', async () => {
    await tab.makeBackup({ proof, passphrase: null });
    await tab.signOut();
    await tab.removeAll({ proof });
    expect(await stored()).toEqual([]);
  });

  test('wants the proof again', async () => {
    await tab.makeBackup({ proof, passphrase: null });
    const wrong: Proof = { kind: 'passphrase', passphrase: 'wrong horse' };
    await expect(tab.removeAll({ proof: wrong })).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    expect(sent()).toEqual([]);
    expect(await tab.status()).toMatchObject({ phase: 'ready' });
  });

  test.each([
    ['no backup was made', async () => undefined],
    [
      'a key is newer than the backup',
      async () => {
        await tab.makeBackup({ proof, passphrase: null });
        await tab.rotate();
      },
    ],
  ])('is refused where %s, and the session goes on', async (_why, before) => {
    await before();
    const kept = await stored();
    home.exchanges.length = 0;
    await expect(tab.removeAll({ proof })).rejects.toMatchObject({ code: 'BACKUP_LACKS_KEYS' });
    expect(sent()).toEqual([]);
    expect(await stored()).toEqual(kept);
  });
});

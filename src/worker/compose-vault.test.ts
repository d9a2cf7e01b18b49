import { readPrivateKey } from 'openpgp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from '../storage/db.ts';
import { makeSettingsStore } from '../storage/settings-store.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { everything } from '../testing/old-versions.ts';
import { freshName } from '../testing/storage.ts';
import { newTabs, type Tabs } from '../testing/tabs.ts';
import type { Client } from './client.ts';
import type { EnrolInput, NewPasskey, Proof } from './use-cases.ts';

const proof: Proof = { kind: 'passphrase', passphrase: 'correct horse' };
const wrong: Proof = { kind: 'passphrase', passphrase: 'wrong horse' };
const phone: NewPasskey = {
  credentialId: 'cGhvbmU',
  name: 'Phone',
  transports: ['hybrid'],
  secret: new Uint8Array(32).fill(7),
};

let home: RunningServer;
const browsers: Tabs[] = [];
beforeAll(async () => {
  home = await startHomeServer();
});
afterAll(async () => {
  for (const tabs of browsers) await tabs.close();
  await home.stop();
});

async function enrolled(username: string) {
  const name = freshName();
  const tabs = newTabs(home.fetch, home.address, name);
  browsers.push(tabs);
  const tab = tabs.open();
  const person: EnrolInput = {
    homeServer: 'localhost',
    username,
    password: 'a decent password',
    passphrase: 'correct horse',
  };
  await tab.createIdentity(person);
  return { name, tabs, tab };
}

async function kindsToldBy(tab: Client): Promise<string[]> {
  return (await tab.activity()).map(({ event }) => event.kind).filter((kind) => /pass|recovery/.test(kind));
}

function changeHeardBy(tab: Client): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  tab.onChange(() => resolve());
  return promise;
}

describe('the ways in', () => {
  test('are added, used, told of and removed from the page', async () => {
    const { name, tabs, tab } = await enrolled('alice');
    const sealedBefore = await everything(name);
    const recoveryKey = await tab.makeRecoveryKey({ proof });
    expect((await tab.waysIn()).recoveryKey).toBeNull();
    await tab.confirmRecoveryKey({ typed: recoveryKey });
    await tab.addPasskey({ proof: { kind: 'recovery-key', recoveryKey }, passkey: phone });
    await tab.changePassphrase({ proof: { ...phone, kind: 'passkey' }, passphrase: 'another horse' });

    const locked = tabs.open();
    expect(await locked.status()).toMatchObject({
      phase: 'locked',
      waysIn: { recoveryKey: { madeAt: expect.any(Number) }, passkeys: { list: [{ name: 'Phone' }] } },
    });
    await expect(locked.unlock(proof)).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await locked.unlock({ ...phone, kind: 'passkey' });
    expect(await locked.status()).toMatchObject({ phase: 'ready' });
    const other = tabs.open();
    await other.unlock({ kind: 'recovery-key', recoveryKey: recoveryKey.toLowerCase() });
    expect(await other.certificates()).toEqual(await tab.certificates());

    const heard = changeHeardBy(other);
    await tab.removePasskey(phone);
    await heard;
    expect((await other.waysIn()).passkeys.list).toEqual([]);
    await tab.removeRecoveryKey();
    await tab.removeRecoveryKey();
    expect(await kindsToldBy(tab)).toEqual([
      'recovery-key-removed',
      'passkey-removed',
      'passphrase-changed',
      'passkey-added',
      'recovery-key-made',
    ]);
    const { vault: _, ...sealedAfter } = await everything(name);
    expect(sealedBefore).toMatchObject(sealedAfter);
  });

  test('change on a proof only, and not while the vault is locked', async () => {
    const { tabs, tab } = await enrolled('bob');
    const passphrase = 'another horse';
    const refused = [
      tab.changePassphrase({ proof: wrong, passphrase }),
      tab.makeRecoveryKey({ proof: wrong }),
      tab.addPasskey({ proof: wrong, passkey: phone }),
    ];
    for (const each of refused) await expect(each).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const locked = tabs.open();
    const shut = [
      locked.changePassphrase({ proof, passphrase }),
      locked.makeRecoveryKey({ proof }),
      locked.confirmRecoveryKey({ typed: '' }),
      locked.removeRecoveryKey(),
      locked.addPasskey({ proof, passkey: phone }),
      locked.removePasskey(phone),
      locked.settings(),
      locked.changeSettings({}),
    ];
    for (const each of shut) await expect(each).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    expect(await locked.waysIn()).toMatchObject({ recoveryKey: null, passkeys: { list: [] } });
    expect(await kindsToldBy(tab)).toEqual([]);
  });
});

test('a passkey’s name is as long as a session’s at most', async () => {
  const { tab } = await enrolled('grace');
  const add = (name: string) => tab.addPasskey({ proof, passkey: { ...phone, name } });
  await expect(add('🔑'.repeat(61))).rejects.toMatchObject({ code: 'UNEXPECTED' });
  expect((await tab.waysIn()).passkeys.list).toEqual([]);
  await add('🔑'.repeat(60));
});

const ONE = 'AAAAAAAAAAAAAAAAAAAAAA';
const TWO = 'BAAAAAAAAAAAAAAAAAAAAA';

describe('the settings', () => {
  test('are kept, and two names given at once are both kept', async () => {
    const { name, tab } = await enrolled('carol');
    expect(await tab.settings()).toEqual({
      autoLockMinutes: 15,
      rotatesByItself: true,
      poolTarget: 100,
      refillsByItself: true,
      names: {},
    });
    await tab.changeSettings({ autoLockMinutes: 60, rotatesByItself: false });
    await tab.changeSettings({ poolTarget: 20, refillsByItself: false });
    const names: Record<string, string>[] = [{ [ONE]: ' Laptop ' }, { [TWO]: 'x'.repeat(60) }];
    await Promise.all(names.map((each) => tab.changeSettings({ names: each })));
    expect(await makeSettingsStore(new Database({ name })).read()).toEqual({
      autoLockMinutes: 60,
      rotatesByItself: false,
      poolTarget: 20,
      refillsByItself: false,
      names: { [ONE]: 'Laptop', [TWO]: 'x'.repeat(60) },
    });
    const taken: Record<string, string> = { [TWO]: '  ' };
    await tab.changeSettings({ names: taken });
    expect((await tab.settings()).names).toEqual({ [ONE]: 'Laptop' });
  });

  test('are refused out of range, and nothing changes', async () => {
    const { tab } = await enrolled('dora');
    const before = await tab.settings();
    for (const change of [
      { autoLockMinutes: 0 },
      { autoLockMinutes: 61 },
      { autoLockMinutes: 1.5 },
      { autoLockMinutes: Number.NaN },
      { autoLockMinutes: '5' },
      { rotatesByItself: 1 },
      { poolTarget: 19 },
      { poolTarget: 501 },
      { refillsByItself: 'yes' },
      { names: { [ONE]: 'x'.repeat(61) } },
      { names: { 'no body': 'Laptop' } },
    ]) {
      const changed = tab.changeSettings(change as Parameters<Client['changeSettings']>[0]);
      await expect(changed).rejects.toMatchObject({ code: 'UNEXPECTED' });
    }
    expect(await tab.settings()).toEqual(before);
  });

  test('hold no half of a character, and nor does the name of a passkey', async () => {
    const { tab } = await enrolled('frida');
    const names = { [ONE]: 'half \ud83d' } as Record<string, string>;
    await expect(tab.changeSettings({ names })).rejects.toMatchObject({ code: 'NAME_MALFORMED' });
    const added = tab.addPasskey({ proof, passkey: { ...phone, name: 'half \ud83d' } });
    await expect(added).rejects.toMatchObject({ code: 'NAME_MALFORMED' });
    expect((await tab.settings()).names).toEqual({});
    expect((await tab.waysIn()).passkeys.list).toEqual([]);
    await tab.makeBackup({ proof, passphrase: null });
  });
});

describe('a private key', () => {
  const passphrase = 'a heron on one leg';

  test('leaves the worker on a proof only, and sealed', async () => {
    const { tabs, tab } = await enrolled('erin');
    const fingerprint = (await tab.certificates())[0]?.fingerprint ?? '';
    const refused = tab.exportPrivateKey({ proof: wrong, fingerprint, passphrase });
    await expect(refused).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    const locked = tabs.open().exportPrivateKey({ proof, fingerprint, passphrase });
    await expect(locked).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    expect(await kindsToldBy(tab)).toEqual([]);

    const { text, extension } = await tab.exportPrivateKey({ proof, fingerprint, passphrase });
    expect(extension).toBe('asc');
    expect((await readPrivateKey({ armoredKey: text })).isDecrypted()).toBe(false);
    expect((await tab.activity())[0]?.event).toEqual({ kind: 'private-key-exported', fingerprint });
  });
});

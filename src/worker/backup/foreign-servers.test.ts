import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignServerId, signedOutRecord } from '../../flows/foreign/record.ts';
import { Browsers, backUp, PASSPHRASE } from '../../testing/backup-tabs.ts';
import { startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import { quickCipher } from '../../testing/storage.ts';
import { allStored } from '../../testing/stored.ts';
import { readContent, writeContent } from './content.ts';
import { openEnvelope, sealEnvelope } from './envelope.ts';

const PASSWORD = 'a decent password';

let servers: TwoServers;
let browsers: Browsers;
beforeAll(async () => {
  servers = await startTwoServers();
  browsers = new Browsers(servers.home);
});
afterAll(async () => {
  await browsers.close();
  await servers.stop();
});

function versionOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0x0a)))).version;
}

async function signedInAbroad() {
  const browser = await browsers.enrolled();
  await browser.tab.addForeignServer({ address: servers.foreign.address });
  return browser;
}

test('a file without foreign servers stays of version 1, without a place for them', async () => {
  const { tab } = await browsers.enrolled();
  const { bytes } = await backUp(tab);
  expect(versionOf(bytes)).toBe(1);
  const json = await openEnvelope(quickCipher, bytes, PASSPHRASE);
  expect(Object.keys(JSON.parse(new TextDecoder().decode(json)))).not.toContain('foreignServers');
});

test('one with them is of version 2, and has their public parts alone', async () => {
  const { tab } = await signedInAbroad();
  const { bytes } = await backUp(tab);
  expect(versionOf(bytes)).toBe(2);
  const json = await openEnvelope(quickCipher, bytes, PASSPHRASE);
  const { foreignServers } = JSON.parse(new TextDecoder().decode(json));
  expect(foreignServers).toEqual([
    {
      id: expect.stringMatching(/\/foreign\.localhost$/),
      sessionId: expect.any(String),
      address: 'http://foreign.localhost',
      dialect: 'p2core',
      server: {
        certificate: expect.any(String),
        domain: 'foreign.localhost',
        fingerprint: expect.any(String),
        expiresAt: expect.any(Number),
      },
      createdAt: expect.any(Number),
      endedAt: null,
    },
  ]);
});

test('restored, it is to be signed in again, which the session does once it is signed in at home', async () => {
  const { tab } = await signedInAbroad();
  const { bytes } = await backUp(tab);
  const { name, tab: restored } = browsers.open();
  await restored.restoreBackup({ bytes, passphrase: PASSPHRASE, vaultPassphrase: PASSPHRASE });
  expect((await allStored(name))['foreignServers']).toMatchObject([{ token: null, toldSerial: null }]);
  expect((await restored.foreignServers()).servers).toMatchObject([{ isSignedIn: false, told: null }]);
  await restored.resumeSignIn({ password: PASSWORD });
  expect(await restored.tellForeignServers()).toBeNull();
  expect((await restored.foreignServers()).servers).toMatchObject([{ isSignedIn: true, trouble: null }]);
});

test('restored where it is known, it stays as it is here', async () => {
  const { name, tab } = await signedInAbroad();
  const { bytes } = await backUp(tab);
  await tab.endForeignSession({ domain: 'foreign.localhost', hereAlone: false });
  const before = (await allStored(name))['foreignServers'];
  await tab.restoreBackup({ bytes, passphrase: PASSPHRASE, vaultPassphrase: null });
  expect((await allStored(name))['foreignServers']).toEqual(before);
});

test('one that is of no session of the file, or not of its own domain, makes it unreadable', async () => {
  const { tab } = await signedInAbroad();
  const { bytes } = await backUp(tab);
  const content = readContent(await openEnvelope(quickCipher, bytes, PASSPHRASE));
  const [server] = content.foreignServers;
  if (!server) throw new Error('the file has no foreign server');
  const stranger = 'nobody' as typeof server.sessionId;
  for (const wrong of [
    { ...server, sessionId: stranger, id: foreignServerId(stranger, server.server.domain) },
    { ...server, id: foreignServerId(server.sessionId, 'another.example') },
    { ...signedOutRecord(server) },
  ]) {
    const json = writeContent({ ...content, foreignServers: [wrong] });
    const bytes = await sealEnvelope(quickCipher, json, PASSPHRASE, 2);
    const read = browsers.open().tab.readBackup({ bytes, passphrase: PASSPHRASE });
    await expect(read).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' });
  }
});

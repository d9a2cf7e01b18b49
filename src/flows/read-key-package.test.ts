import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newEnrolledBrowser, standing } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { change, write } from './change.ts';
import { currentIdCert } from './id-certs.ts';
import { refresh } from './inventory.ts';
import type { KeyPackageRecord, Ports } from './ports.ts';
import { readKeyPackage } from './read-key-package.ts';
import { rotate } from './rotate.ts';

let server: RunningServer;
let ports: Ports;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  ({ ports } = await newEnrolledBrowser(server));
});

async function records(): Promise<KeyPackageRecord[]> {
  return ports.store.keyPackages((await standing(ports)).session.sessionId);
}

async function one(kind: KeyPackageRecord['kind'] = 'ordinary'): Promise<KeyPackageRecord> {
  const record = (await records()).find((each) => each.kind === kind);
  if (!record) throw new Error(`there is no ${kind} one`);
  return record;
}

async function put(record: KeyPackageRecord): Promise<void> {
  await write(ports, change(await standing(ports), null, { keyPackages: [record] }));
}

describe('a KeyPackage, opened', () => {
  test('says what it says to whoever claims it, of the present identity key and ID-Cert', async () => {
    const record = await one();
    const { view } = await currentIdCert(await standing(ports));
    const entry = await readKeyPackage(ports, record.ref);
    expect(entry).toMatchObject({
      row: { ref: record.ref, state: 'available', cipherSuite: 1, serial: view.serial },
      bytes: record.keyPackage,
      privateHalf: 'kept',
    });
    expect(entry?.contents).toMatchObject({ version: 1, cipherSuite: 1, extensions: [], isValid: true });
    expect(entry?.contents?.leaf).toMatchObject({
      signatureKey: view.publicKey,
      credential: { type: 1, isExpected: true },
      capabilities: { versions: [1], cipherSuites: [1], extensions: [10], proposals: [], credentials: [1] },
      source: 1,
      lifetime: { notBefore: record.notBefore, notAfter: record.notAfter },
      extensions: [],
    });
  });

  test('of last resort carries the extension that says so', async () => {
    const { ref } = await one('last-resort');
    expect((await readKeyPackage(ports, ref))?.contents?.extensions).toEqual([10]);
  });

  test('that was claimed, and of an ID-Cert of before, still names that one', async () => {
    const { fid } = (await standing(ports)).session;
    await (await newClaimer(server, `claimer-${crypto.randomUUID()}`)).claim(fid);
    await refresh(ports);
    const claimed = (await records()).find(({ state }) => state === 'claimed');
    await rotate(ports);
    const entry = await readKeyPackage(ports, claimed?.ref ?? '');
    expect(entry).toMatchObject({ row: { state: 'claimed' }, privateHalf: 'kept' });
    expect(entry?.contents?.leaf.credential.isExpected).toBe(true);
  });
});

describe('its private half', () => {
  test('is told to be deleted where it was', async () => {
    const record = await one();
    await put({ ...record, secret: null });
    expect((await readKeyPackage(ports, record.ref))?.privateHalf).toBe('deleted');
  });

  test('is told to be damaged where it lies in the place of another one, or does not open', async () => {
    const [first, second] = await records();
    if (!first?.secret || !second?.secret) throw new Error('there are too few');
    await put({ ...first, secret: second.secret });
    expect((await readKeyPackage(ports, first.ref))?.privateHalf).toBe('damaged');
    await put({ ...first, secret: { ...first.secret, ciphertext: new Uint8Array(80) } });
    expect((await readKeyPackage(ports, first.ref))?.privateHalf).toBe('damaged');
  });

  test('is told to be damaged where the public one is another', async () => {
    const [first, second] = await records();
    if (!first || !second) throw new Error('there are too few');
    await put({ ...first, keyPackage: second.keyPackage });
    expect((await readKeyPackage(ports, first.ref))?.privateHalf).toBe('damaged');
  });
});

test('bytes that are none are told to be so', async () => {
  const record = await one();
  await put({ ...record, keyPackage: new Uint8Array(7) });
  const entry = await readKeyPackage(ports, record.ref);
  expect(entry).toMatchObject({ row: { cipherSuite: null }, contents: null, privateHalf: 'damaged' });
});

test.each(['', '7', 'no reference', 'ab'.repeat(32)])('there is none by the name “%s”', async (ref) => {
  expect(await readKeyPackage(ports, ref)).toBeNull();
});

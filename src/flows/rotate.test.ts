import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHex } from '../crypto/encoding.ts';
import { decodeKeyPackage } from '../crypto/mls/codec.ts';
import { keyPackageRef } from '../crypto/mls/ref.ts';
import { enrolledProfile, type Profile, serialOf, standing, startBrowser } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { exchangeInGroup } from '../testing/mls-group.ts';
import { currentIdCert } from './id-certs.ts';
import { openIdentityKey } from './identity-keys.ts';
import type { JourneyProgress } from './ports.ts';
import { readCertificates } from './read-certificates.ts';
import { rotate } from './rotate.ts';
import { addressOf } from './secrets.ts';

let server: RunningServer;
let profile: Profile;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
});
afterAll(() => server.stop());

test('tells each step as it happens', async () => {
  const { ports } = await startBrowser(profile);
  const told: JourneyProgress[] = [];
  await rotate(ports, { onProgress: (progress) => told.push(progress) });

  expect(new Set(told.map(({ journey }) => journey))).toEqual(new Set(['rotate']));
  const steps = told.filter(({ made }) => !made).map(({ state, doing }) => `${state} ${doing}`);
  expect(steps).toEqual([
    'PREPARED working',
    'PREPARED sending',
    'CERTIFIED working',
    'STAGED working',
    'STAGED sending',
    'UPLOADED working',
    'UPLOADED sending',
    'IDLE working',
  ]);
  const made = told.flatMap((progress) => progress.made ?? []);
  expect(made.map(({ done }) => done)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
  expect(new Set(made.map(({ of }) => of))).toEqual(new Set([101]));
});

test('asked for in two tabs at once happens once', async () => {
  const [one, two] = [await startBrowser(profile), await startBrowser(profile)];
  const before = await readCertificates(one.ports);
  await Promise.all([rotate(one.ports), rotate(two.ports)]);
  expect(await readCertificates(one.ports)).toHaveLength(before.length + 1);
  await expectConsistent(one.ports);
});

test('keeps every key and ID-Cert, and one is current', async () => {
  const { ports } = await startBrowser(profile);
  const before = await readCertificates(ports);
  const old = await serialOf(ports);
  await rotate(ports);
  const after = await readCertificates(ports);

  expect(after).toHaveLength(before.length + 1);
  const current = after.filter(({ state }) => state === 'current');
  expect(current).toHaveLength(1);
  expect(current[0]?.view?.serial).not.toBe(old);
  expect(after.find(({ view }) => view?.serial === old)).toMatchObject({ state: 'superseded' });
  expect(after.map(({ verdict }) => verdict?.valid)).toEqual(after.map(() => true));
  const { session } = await standing(ports);
  const keys = await ports.store.identityKeys(session.sessionId);
  expect(keys.filter(({ state }) => state === 'retired')).toHaveLength(after.length - 1);
});

test('the KeyPackages of the old ID-Cert are superseded, their private halves kept', async () => {
  const { ports } = await startBrowser(profile);
  const old = await serialOf(ports);
  await rotate(ports);
  const at = await standing(ports);
  const records = await ports.store.keyPackages(at.session.sessionId);
  const stale = records.filter(({ serial }) => serial === old);
  expect(stale).toHaveLength(101);
  for (const { state, ref, secret } of stale) {
    expect(state).toBe('superseded');
    if (!secret) throw new Error('its private half is gone');
    expect(await ports.vault.open(addressOf(at.session, 'keyPackages', ref), secret)).toHaveLength(64);
  }
});

test('rotated twice, another account claims, and its owner joins a group from the Welcome', async () => {
  const { ports } = await startBrowser(profile);
  await rotate(ports);
  await rotate(ports);
  const at = await standing(ports);
  const claimer = await newClaimer(server, 'bob');
  const [keyPackage] = await claimer.claim(at.session.fid);
  if (!keyPackage) throw new Error('nothing was handed out');

  const { record, view, key } = await currentIdCert(at);
  const leaf = decodeKeyPackage(keyPackage)?.leaf;
  expect(leaf?.credential.identity).toEqual(at.dialect.credential(record.idCert).identity);
  expect(leaf?.signatureKey).toEqual(fromHex(view.publicKey));

  const ref = await keyPackageRef(keyPackage);
  const held = (await ports.store.keyPackages(at.session.sessionId)).find((each) => each.ref === ref);
  if (!held?.secret) throw new Error('the private half is not here');
  const secret = await ports.vault.open(addressOf(at.session, 'keyPackages', held.ref), held.secret);
  const { seed } = await openIdentityKey(at, key);
  const { heard } = await exchangeInGroup({
    keyPackage,
    initPrivateKey: secret.subarray(0, 32),
    encryptionPrivateKey: secret.subarray(32),
    signatureSeed: seed,
  });
  expect(heard).toEqual(['welcome', 'thank you']);
});

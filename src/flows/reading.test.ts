import { afterAll, beforeAll, expect, test } from 'vitest';
import { replacing } from '../testing/bad-line.ts';
import { enrolledProfile, newProfile, type Profile, standing, startBrowser } from '../testing/browser.ts';
import { crash } from '../testing/crashes.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { currentIdCert } from './id-certs.ts';
import type { Ports } from './ports.ts';
import { readCertificates } from './read-certificates.ts';
import { readKeyPackages } from './read-key-packages.ts';
import { readOverview } from './read-overview.ts';
import { readStatus } from './read-status.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';

const DAY = 86_400;

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  ({ ports } = await startBrowser(profile));
});
afterAll(() => server.stop());

const locked = {
  recoveryKey: null,
  passkeys: { salt: new Uint8Array(32), userHandle: new Uint8Array(16), list: [] },
};

test('the status of a browser with nothing in it', async () => {
  const { ports: empty } = await startBrowser(newProfile(server));
  expect(await readStatus(empty.store, 'missing')).toEqual({ phase: 'new' });
  expect(await readStatus(empty.store, { locked })).toEqual({ phase: 'locked', fid: null, waysIn: locked });
  expect(await readStatus(empty.store, 'open')).toEqual({
    phase: 'signed-out',
    known: [],
    ended: null,
  });
  for (const read of [readOverview, readCertificates, readKeyPackages]) {
    await expect(read(empty)).rejects.toMatchObject({ code: 'NO_SESSION' });
  }
});

test('a locked vault tells whose it is', async () => {
  expect(await readStatus(ports.store, { locked })).toEqual({
    phase: 'locked',
    fid: 'alice@localhost',
    waysIn: locked,
  });
});

test('the overview', async () => {
  const { session } = await standing(ports);
  const overview = await readOverview(ports);
  expect(overview).toMatchObject({
    fid: 'alice@localhost',
    sessionId: session.sessionId,
    homeServer: server.address,
    server: { domain: 'localhost', fingerprint: session.server.fingerprint },
    pool: { available: 100, level: 'good', target: 100, refillAt: 50 },
    lastResort: { kind: 'last-resort', state: 'available', handedOut: false },
    openJourney: null,
    needsSignIn: false,
  });
  const { view, renewalOpensAt } = overview.certificate;
  expect(view.expiresAt - view.issuedAt).toBe(60 * DAY);
  expect(renewalOpensAt - view.issuedAt).toBeGreaterThanOrEqual(40 * DAY);
  expect(renewalOpensAt - view.issuedAt).toBeLessThan(41 * DAY);
  expect((await readOverview(ports)).certificate.renewalOpensAt).toBe(renewalOpensAt);
});

test('nothing secret is in what the page is shown', async () => {
  const shown = JSON.stringify([
    await readOverview(ports),
    await readCertificates(ports),
    await readKeyPackages(ports),
    await readStatus(ports.store, 'open'),
  ]);
  expect(shown).not.toMatch(/secret|ciphertext|token|seed|password/i);
});

test('an open journey, and the key that waits for its ID-Cert', async () => {
  await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
  const { open } = await standing(ports);
  expect((await readOverview(ports)).openJourney).toEqual({
    journey: 'rotate',
    state: 'PREPARED',
    startedAt: open?.startedAt,
  });
  const [pending, current] = await readCertificates(ports);
  expect(pending).toMatchObject({ state: 'pending', view: null, verdict: null, file: null });
  expect(current).toMatchObject({ state: 'current', verdict: { valid: true } });
  await resume(ports);
});

test('a rejected ID-Cert is shown with what is wrong with it', async () => {
  const [current] = await ports.store.idCerts((await standing(ports)).session.sessionId);
  const { ports: deceived } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: 'POST /p2core/key/user/@me', times: 1 }, () =>
      Response.json(current?.idCert, { status: 201 }),
    ),
  });
  await expect(rotate(deceived)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  const rejected = (await readCertificates(ports)).find(({ state }) => state === 'rejected');
  const failed = rejected?.verdict?.checks.filter(({ passed }) => !passed).map(({ check }) => check);
  expect(failed).toEqual(['public-key']);
});

test('each ID-Cert can be taken away as a file, what cannot be read too', async () => {
  const { ports: deceived } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: 'POST /p2core/key/user/@me', times: 1 }, () =>
      Response.json('nonsense', { status: 201 }),
    ),
  });
  await expect(rotate(deceived)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  const entries = await readCertificates(ports);
  const unreadable = { text: 'nonsense', extension: 'txt', mediaType: 'text/plain', binary: null };
  expect(entries).toContainEqual(
    expect.objectContaining({ state: 'rejected', view: null, file: unreadable }),
  );
  const at = await standing(ports);
  const { record } = await currentIdCert(at);
  expect(entries[0]?.file).toEqual(at.dialect.certificate.toFile(record.idCert));
  expect(entries[0]?.file?.extension).toBe('asc');
});

test('the key that an entry is of can be taken away too, certified or not', async () => {
  const keys = await ports.store.identityKeys((await standing(ports)).session.sessionId);
  for (const { fingerprint, publicKey } of await readCertificates(ports)) {
    expect(publicKey?.text).toBe(keys.find((key) => key.fingerprint === fingerprint)?.request);
  }
});

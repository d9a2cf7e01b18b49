import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ClavesError } from '../../protocol/claves-error.ts';
import {
  enrolledProfile,
  newEnrolledBrowser,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../../testing/browser.ts';
import { timesSent } from '../../testing/crashes.ts';
import { addForeign, foreignRecord, startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import { allStored } from '../../testing/stored.ts';
import { rotate } from '../rotate.ts';
import type { Sealed } from '../sealed.ts';
import { addForeignServer } from './add.ts';
import { readForeignServers } from './read.ts';
import { tellForeignServers } from './tell.ts';
import { tokenAddress } from './toward.ts';

let servers: TwoServers;
beforeAll(async () => {
  servers = await startTwoServers();
});
afterEach(() => {
  servers.line.isForeignDown = false;
});
afterAll(() => servers.stop());

const AUTH = 'POST /p2core/session/auth';

test('a session signs in by its ID-Cert, and is listed with what the server knows', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  await addForeign(ports, servers);
  const serial = await serialOf(ports);
  const record = await foreignRecord(ports);
  expect(record).toMatchObject({ toldSerial: serial, endedAt: null, trouble: null });
  expect(record.server.domain).toBe('foreign.localhost');
  expect((await readForeignServers(ports)).servers).toMatchObject([
    {
      domain: 'foreign.localhost',
      address: 'http://foreign.localhost',
      fingerprint: record.server.fingerprint,
      isSignedIn: true,
      told: { isPresent: true },
      trouble: null,
    },
  ]);
  const believedFor = (record.believedUntil ?? 0) - ports.clock.now();
  expect(believedFor).toBeGreaterThan(3500);
  expect((await told(ports)).at(-1)).toEqual({ kind: 'foreign-session-began', domain: 'foreign.localhost' });
});

test('a password goes there never, and the token is stored sealed, for its place alone', async () => {
  const { ports, profile } = await newEnrolledBrowser(servers.home);
  await addForeign(ports, servers);
  const { body = '' } =
    servers.foreign.exchanges.findLast(({ path }) => path.endsWith('/session/auth')) ?? {};
  expect(Object.keys(JSON.parse(body)).sort()).toEqual(['challenge', 'id_cert', 'signature']);
  const record = await foreignRecord(ports);
  const { session } = await standing(ports);
  const address = tokenAddress(session, record);
  const sealed = record.token as Sealed;
  const token = new TextDecoder().decode(await ports.vault.open(address, sealed));
  expect(token.length).toBeGreaterThan(40);
  expect(JSON.stringify(await allStored(profile.name))).not.toContain(token);
  const moved = ports.vault.open({ ...address, id: `${record.id}.example` }, sealed);
  await expect(moved).rejects.toMatchObject({ code: 'RECORD_MOVED' });
});

test('adding it again signs in nowhere anew', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  await addForeign(ports, servers);
  const before = timesSent(servers.foreign.exchanges, AUTH);
  await addForeign(ports, servers);
  expect(timesSent(servers.foreign.exchanges, AUTH)).toBe(before);
  expect((await told(ports)).filter(({ kind }) => kind === 'foreign-session-began')).toHaveLength(1);
});

test('two tabs at once sign in once', async () => {
  const { ports, profile } = await newEnrolledBrowser(servers.home);
  const { ports: other } = await startBrowser(profile);
  const before = timesSent(servers.foreign.exchanges, AUTH);
  await Promise.all([addForeign(ports, servers), addForeign(other, servers)]);
  expect(timesSent(servers.foreign.exchanges, AUTH)).toBe(before + 1);
});

test('the home server is none', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  const { found } = await typed(servers.home, 'nobody');
  await expect(addForeignServer(ports, found)).rejects.toMatchObject({ code: 'NOT_FOREIGN' });
  expect(await ports.foreignServers.all()).toEqual([]);
});

test('what the server refuses leaves nothing that goes on by itself', async () => {
  const { ports, profile } = await newEnrolledBrowser(servers.home);
  const { session } = await standing(ports);
  const idCerts = await ports.store.idCerts(session.sessionId);
  const keys = await ports.store.identityKeys(session.sessionId);
  const { ports: later } = await startBrowser(profile);
  await rotate(later);
  // An old copy of this browser: its ID-Cert is not the current one any more.
  const old = { ...ports.store, idCerts: async () => idCerts, identityKeys: async () => keys };
  const stale = { ...ports, store: old };
  await expect(addForeign(stale, servers)).rejects.toMatchObject({ code: 'ID_CERT_INVALID' });
  expect((await readForeignServers(ports)).servers).toEqual([]);
  const asked = servers.foreign.exchanges.length;
  expect(await tellForeignServers(ports)).toBeNull();
  expect(servers.foreign.exchanges).toHaveLength(asked);
  await addForeign(later, servers);
  expect((await readForeignServers(ports)).servers).toHaveLength(1);
});

test('a server that does not answer is signed in on later, by itself', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  const { found } = await typed({ ...servers.foreign, fetch: servers.home.fetch }, 'nobody');
  servers.line.isForeignDown = true;
  await expect(addForeignServer(ports, found)).rejects.toMatchObject({ code: 'FOREIGN_UNREACHABLE' });
  expect((await readForeignServers(ports)).servers).toMatchObject([
    { isSignedIn: false, told: null, trouble: { code: 'FOREIGN_UNREACHABLE' } },
  ]);
  servers.line.isForeignDown = false;
  const { nextTryAt = 0 } = (await foreignRecord(ports)).trouble ?? {};
  const then = { ...ports, clock: { ...ports.clock, now: () => nextTryAt } };
  expect(await tellForeignServers(then)).toBeNull();
  expect((await readForeignServers(ports)).servers).toMatchObject([{ isSignedIn: true, trouble: null }]);
});

test('a server that shows another key gets no signature', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  const { found } = await typed({ ...servers.foreign, fetch: servers.home.fetch }, 'nobody');
  const { server } = (await typed(servers.home, 'nobody')).found;
  const posing = { ...found, server: { ...server, domain: found.server.domain } };
  const before = timesSent(servers.foreign.exchanges, 'GET /p2core/challenge');
  const added = addForeignServer(ports, posing);
  await expect(added).rejects.toMatchObject({ code: 'FOREIGN_KEY_CHANGED' });
  expect(timesSent(servers.foreign.exchanges, 'GET /p2core/challenge')).toBe(before);
});

test('a locked vault signs nothing, and writes nothing', async () => {
  const profile = await enrolledProfile(servers.home, 'locked');
  const { ports } = await startBrowser(profile);
  const locked = async () => {
    throw new ClavesError('VAULT_LOCKED');
  };
  const closed = { ...ports, vault: { seal: locked, open: locked } };
  await expect(addForeign(closed, servers)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect((await foreignRecord(ports)).token).toBeNull();
});

test('the home server’s clock is not set by another one', async () => {
  const { ports } = await newEnrolledBrowser(servers.home);
  servers.foreign.clock.ahead = 250;
  const skew = ports.clock.skew();
  await addForeign(ports, servers);
  servers.foreign.clock.ahead = 0;
  expect(ports.clock.skew()).toBe(skew);
});

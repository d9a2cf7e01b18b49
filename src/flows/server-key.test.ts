import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSelfSignedCertificate } from '../crypto/openpgp/certify.ts';
import { toWire } from '../crypto/openpgp/wire.ts';
import {
  enrolledProfile,
  loseToken,
  newProfile,
  PASSWORD,
  type Profile,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { createIdentity } from './create-identity.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { readCertificates } from './read-certificates.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { connectWithoutToken } from './secrets.ts';
import { pinServer } from './server-key.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeEach(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  ({ ports } = await startBrowser(profile));
});
afterEach(() => server.stop());

async function pinned(): Promise<string> {
  return (await standing(ports)).session.server.fingerprint;
}

/** The log tells it, and once. */
async function expectTold(): Promise<void> {
  const changes = (await told(ports)).filter(({ kind }) => kind === 'server-key-changed');
  expect(changes).toEqual([{ kind: 'server-key-changed', fingerprint: await pinned() }]);
}

test('a new server key that the pinned one vouches for is followed at a rotation', async () => {
  const before = await pinned();
  await server.changeKey(true);
  await rotate(ports);
  expect(await pinned()).not.toBe(before);
  await expectConsistent(ports);
  await expectTold();
});

test('and at sign-in', async () => {
  const before = await pinned();
  await server.changeKey(true);
  await resumeSignIn(ports, { password: PASSWORD });
  expect(await pinned()).not.toBe(before);
  // What the old key certified stays valid to its own expiry.
  const [current] = await readCertificates(ports);
  expect(current).toMatchObject({ state: 'current', verdict: { valid: true } });
  await rotate(ports);
  const all = await readCertificates(ports);
  expect(all.map(({ state, verdict }) => [state, verdict?.valid])).toEqual([
    ['current', true],
    ['superseded', true],
  ]);
  await expectConsistent(ports);
  await expectTold();
});

test('and by the next session', async () => {
  await signOut(ports);
  await server.changeKey(true);
  await signIn(ports, await typed(server, 'alice'));
  await expectConsistent(ports);
  await expectTold();
});

test('the same key with a later end, which nobody else says a word of, is pinned so', async () => {
  const { session } = await standing(ports);
  const { secret } = server.home().key;
  const expiresAt = session.server.expiresAt + 86_400;
  const longer = toWire(await makeSelfSignedCertificate(secret, session.server.domain, expiresAt));
  await pinServer(ports, session, longer, {});
  expect((await standing(ports)).session.server).toEqual({
    ...session.server,
    certificate: longer,
    expiresAt,
    createdAt: secret.created,
  });
});

/** One after the other, while no browser looks. */
async function changeThrice(): Promise<void> {
  for (let change = 0; change < 3; change++) {
    server.clock.ahead += 10;
    await server.changeKey(true);
  }
}

test('one that came by way of others, which this browser never saw, is followed from key to key', async () => {
  const before = await pinned();
  await changeThrice();
  await rotate(ports);
  expect(await pinned()).not.toBe(before);
  await expectConsistent(ports);
  await expectTold();
});

test('also by the next session', async () => {
  await signOut(ports);
  await changeThrice();
  await signIn(ports, await typed(server, 'alice'));
  await expectConsistent(ports);
  await expectTold();
});

test('a chain that breaks is not followed, though its last key is vouched for', async () => {
  await server.changeKey(false);
  server.clock.ahead += 10;
  await server.changeKey(true);
  await expect(rotate(ports)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
});

/** As the home server tells it by an event. */
async function pinShown(): Promise<void> {
  const at = await standing(ports);
  const shown = await at.dialect.serverCertificate(connectWithoutToken(at));
  await pinServer(ports, at.session, shown, {});
}

test('an ID-Cert whose answer was lost until a new server key was pinned holds by the key of then', async () => {
  await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
  const before = await pinned();
  server.clock.ahead += 10;
  await server.changeKey(true);
  await pinShown();
  expect(await pinned()).not.toBe(before);
  await resume(ports);
  await expectConsistent(ports);
  const [current] = await readCertificates(ports);
  expect(current).toMatchObject({
    state: 'current',
    view: { issuer: { fingerprint: before } },
    verdict: { valid: true },
  });
  await expectTold();
});

test('a new server key that nobody vouches for stops the rotation; nothing is given up', async () => {
  await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
  const before = await standing(ports);
  await server.changeKey(false);
  await expect(resume(ports)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  const after = await standing(ports);
  expect(after.open).toEqual(before.open);
  expect(after.session).toEqual(before.session);
  const keys = await ports.store.identityKeys(after.session.sessionId);
  expect(keys.map(({ state }) => state).sort()).toEqual(['current', 'prepared']);
});

test('and gets no password', async () => {
  await server.changeKey(false);
  server.exchanges.length = 0;
  const signingIn = resumeSignIn(ports, { password: PASSWORD });
  await expect(signingIn).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  // Who came before is asked for too.
  expect(new Set(server.exchanges.map(({ path }) => path))).toEqual(new Set(['/p2core/key/server']));
});

test('a domain stays pinned after signing out', async () => {
  await signOut(ports);
  await server.changeKey(false);
  for (const begin of [signIn, createIdentity]) {
    const enrolment = begin(ports, await typed(server, 'alice'));
    await expect(enrolment).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  }
  const { ports: stranger } = await startBrowser(newProfile(server));
  await createIdentity(stranger, await typed(server, 'bob'));
  await expectConsistent(stranger);
});

test('a stranger at the address who refuses the token does not cost it', async () => {
  const before = await standing(ports);
  await loseToken(server, before.session.sessionId);
  await server.changeKey(false);
  await expect(refresh(ports)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  await expect(rotate(ports)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  expect((await standing(ports)).session.token).toEqual(before.session.token);
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invite } from '../../server/services/invitations.ts';
import { replacing } from '../testing/bad-line.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { freshName } from '../testing/storage.ts';
import { newTabs, type Tabs } from '../testing/tabs.ts';
import type { EnrolInput, JourneyProgress } from './use-cases.ts';

const alice: EnrolInput = {
  homeServer: 'localhost',
  username: 'alice',
  password: 'a decent password',
  passphrase: 'correct horse',
};
const fid = 'alice@localhost';
const REGISTER = 'POST /p2core/identity';

let home: RunningServer;
const browsers: Tabs[] = [];

beforeAll(async () => {
  home = await startHomeServer();
});
afterAll(async () => {
  for (const tabs of browsers) await tabs.close();
  await home.stop();
});

function open(name = freshName(), fetch = home.fetch) {
  const tabs = newTabs(fetch, home.address, name);
  browsers.push(tabs);
  return { name, tabs, tab: tabs.open() };
}

describe('an identity', () => {
  test('is made, survives restarts of both sides, is rotated, signed out and taken up again', async () => {
    const { name, tabs, tab } = open();
    expect(await tab.status()).toEqual({ phase: 'new' });
    const progress: JourneyProgress[] = [];
    await tab.createIdentity(alice, { onProgress: (each) => progress.push(each) });
    expect(progress.map(({ state }) => state)).toContain('STAGED');
    expect(await tab.status()).toMatchObject({ phase: 'ready', fid, needsSignIn: false });
    const made = await tab.overview();
    expect(made).toMatchObject({ fid, pool: { available: 100, level: 'good' }, openJourney: null });
    expect(made.lastResort).toMatchObject({ state: 'available', handedOut: false });

    await tabs.close();
    await home.restore(await home.backUp());
    const { tab: again } = open(name);
    expect(await again.status()).toMatchObject({ phase: 'locked', fid });
    await expect(again.overview()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await expect(again.unlock({ kind: 'passphrase', passphrase: 'wrong horse' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    await again.unlock({ kind: 'passphrase', passphrase: 'correct horse' });
    const kept = await again.overview();
    expect(kept.certificate).toEqual(made.certificate);
    expect(kept.pool.available).toBe(100);

    await again.rotate();
    const certificates = await again.certificates();
    expect(certificates.map(({ state }) => state).toSorted()).toEqual(['current', 'superseded']);
    expect(certificates.every(({ verdict }) => verdict?.valid)).toBe(true);
    expect((await again.overview()).certificate.view.serial).not.toBe(made.certificate.view.serial);
    await again.refresh();
    expect(await again.replenish()).toBe(0);
    await again.replaceLastResort();
    const { rows, pool } = await again.keyPackages();
    expect(pool.available).toBe(100);
    expect(rows.filter(({ state }) => state === 'superseded')).toHaveLength(101);
    expect(rows.filter(({ state }) => state === 'replaced')).toHaveLength(1);

    await again.signOut();
    expect(await again.status()).toEqual({
      phase: 'signed-out',
      known: [{ fid, homeServer: home.address }],
      ended: null,
    });
    await again.signIn({ ...alice, passphrase: null });
    expect(await again.status()).toMatchObject({ phase: 'ready', fid });
    expect((await again.overview()).sessionId).not.toBe(made.sessionId);
  });

  test('whose making failed can be made with the same vault, and with no other passphrase', async () => {
    const { tab } = open();
    const taken = { ...alice, username: 'carol', password: 'short' };
    await expect(tab.createIdentity(taken)).rejects.toMatchObject({ code: 'PASSWORD_INVALID' });
    expect(await tab.status()).toMatchObject({ phase: 'signed-out' });
    const carol = { ...alice, username: 'carol' };
    const other = tab.createIdentity({ ...carol, passphrase: 'another horse' });
    await expect(other).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
    await tab.createIdentity(carol);
    expect(await tab.status()).toMatchObject({ phase: 'ready', fid: 'carol@localhost' });
  });

  test('is neither made nor signed in without a vault', async () => {
    const { name, tab } = open();
    const passphrase = null;
    const bob = { ...alice, username: 'bob' };
    await expect(tab.createIdentity({ ...bob, passphrase })).rejects.toMatchObject({ code: 'VAULT_MISSING' });
    await expect(tab.createIdentity({ ...bob, passphrase: 'short' })).rejects.toMatchObject({
      code: 'PASSPHRASE_WEAK',
    });
    expect(await tab.status()).toEqual({ phase: 'new' });
    await tab.createIdentity(bob);
    const { tab: locked } = open(name);
    await expect(locked.signIn({ ...bob, passphrase })).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  });
});

describe('the log and the sessions', () => {
  test('cross to the page, and another session is ended from there', async () => {
    const { tab } = open();
    const erin = { ...alice, username: 'erin' };
    await tab.createIdentity(erin);
    await tab.catchUp();
    const { tab: elsewhere } = open();
    await elsewhere.signIn(erin);
    const there = (await elsewhere.overview()).sessionId;

    const { sessions } = await tab.sessions();
    expect(sessions.map(({ isThis, sessionId }) => [isThis, sessionId === there])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(sessions.map(({ certificate }) => certificate?.verdict.valid)).toEqual([true, true]);
    expect(sessions[0]?.certificate?.file).toEqual((await tab.certificates())[0]?.file);
    expect(sessions[0]?.certificate?.file.text).toContain('BEGIN PGP PUBLIC KEY BLOCK');

    const wrong = tab.endSession({ sessionId: there, password: 'not the password' });
    await expect(wrong).rejects.toMatchObject({ code: 'SENSITIVE_SOLUTION_INVALID' });
    await tab.endSession({ sessionId: there, password: erin.password });
    expect((await tab.sessions()).sessions).toHaveLength(1);
    await expect(elsewhere.refresh()).rejects.toMatchObject({ code: 'SESSION_REVOKED' });

    const kinds = (await tab.activity()).map(({ event }) => event.kind);
    expect(kinds).toEqual(['other-session-ended', 'id-cert-elsewhere', 'key-packages-published', 'enrolled']);
    expect(await tab.questions()).toMatchObject([{ sessionId: there, isNewSession: true }]);
    expect(await elsewhere.status()).toMatchObject({
      phase: 'signed-out',
      ended: { fid: expect.stringMatching(/^erin@/) },
    });
  });

  test('are shown to nobody while the vault is locked', async () => {
    const { name, tab } = open();
    await tab.createIdentity({ ...alice, username: 'frank' });
    const { sessionId } = await tab.overview();
    const { tab: locked } = open(name);
    const password = alice.password;
    for (const asked of [locked.activity(), locked.sessions(), locked.endSession({ sessionId, password })]) {
      await expect(asked).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    }
  });

  test('end with the page’s own session only by signing out', async () => {
    const { tab } = open();
    await tab.createIdentity({ ...alice, username: 'grace' });
    const { sessionId } = await tab.overview();
    const own = tab.endSession({ sessionId, password: alice.password });
    await expect(own).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect(await tab.status()).toMatchObject({ phase: 'ready', needsSignIn: false });
  });
});

describe('an invitation', () => {
  beforeEach(() => {
    home.policy.registration = 'invitation';
  });
  afterEach(() => {
    home.policy.registration = 'open';
  });

  test('goes with the registration, and again where that is resumed', async () => {
    const heidi = { ...alice, username: 'heidi' };
    const { tab } = open();
    await expect(tab.createIdentity(heidi)).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    expect(await tab.status()).toMatchObject({ phase: 'signed-out' });
    await tab.createIdentity({ ...heidi, invitation: await invite(home.home()) });
    expect(await tab.status()).toMatchObject({ phase: 'ready' });

    const page = () => new Response('<h1>Log in to our Wi-Fi');
    const { tab: cut } = open(freshName(), replacing(home.fetch, { route: REGISTER, times: 1 }, page));
    const begun = cut.createIdentity({ ...heidi, username: 'ivan', invitation: 'mistyped' });
    await expect(begun).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
    expect(await cut.status()).toMatchObject({ phase: 'enrolling', register: true });
    const { password } = heidi;
    const refused = cut.resumeSignIn({ password, invitation: 'wrong' });
    await expect(refused).rejects.toMatchObject({ code: 'INVITATION_INVALID' });
    await cut.resumeSignIn({ password, invitation: await invite(home.home()) });
    expect(await cut.status()).toMatchObject({ phase: 'ready', fid: 'ivan@localhost' });
  });
});

describe('between tabs', () => {
  test('what one changes the other hears, and a lock locks both', async () => {
    const { tabs, tab } = open();
    const other = tabs.open();
    const heard = new Promise<void>((resolve) => {
      other.onChange(() => resolve());
    });
    await tab.createIdentity({ ...alice, username: 'dora' });
    await heard;
    await other.unlock({ kind: 'passphrase', passphrase: 'correct horse' });
    expect(await other.status()).toMatchObject({ phase: 'ready' });
    await tab.lock();
    expect(await tab.status()).toMatchObject({ phase: 'locked' });
    await expect.poll(() => other.status()).toMatchObject({ phase: 'locked' });
  });
});

test('a name that is none leaves nothing behind', async () => {
  const { tab } = open();
  const unnamed = tab.createIdentity({ ...alice, username: 'no name' });
  await expect(unnamed).rejects.toMatchObject({ code: 'USERNAME_INVALID' });
  expect(await tab.status()).toEqual({ phase: 'new' });
});

test('an address without a home server leaves nothing behind', async () => {
  const { tab } = open();
  const nowhere = { ...alice, homeServer: 'ftp://example.com' };
  await expect(tab.createIdentity(nowhere)).rejects.toMatchObject({ code: 'NOT_A_HOME_SERVER' });
  expect(await tab.status()).toEqual({ phase: 'new' });
  expect(await tab.discover({ address: home.address })).toMatchObject({
    address: home.address,
    domain: 'localhost',
  });
});

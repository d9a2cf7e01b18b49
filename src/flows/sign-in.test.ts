import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { losing, refusal, refusing, replacing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  revokeElsewhere,
  serialOf,
  standing,
  startBrowser,
  typed,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import type { Ports } from './ports.ts';
import { readStatus } from './read-status.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { connect } from './secrets.ts';
import { resumeSignIn, signIn } from './sign-in.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

const enrolled = () => newEnrolledBrowser(server);

describe('signing in as an actor that exists', () => {
  test('enrols this browser as a session of its own', async () => {
    await newClaimer(server, 'bob');
    const { ports } = await startBrowser(newProfile(server));
    await signIn(ports, await typed(server, 'bob'));
    const at = await standing(ports);
    expect(await at.dialect.sessions(await connect(at))).toHaveLength(2);
    await expectConsistent(ports);
  });

  test('with a wrong password leaves nothing half open', async () => {
    await newClaimer(server, 'carol');
    const { ports } = await startBrowser(newProfile(server));
    const wrong = signIn(ports, await typed(server, 'carol', 'not the password'));
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await readStatus(ports.store, 'open')).toEqual({
      phase: 'signed-out',
      known: [],
      ended: null,
    });
    await signIn(ports, await typed(server, 'carol'));
    await expectConsistent(ports);
  });

  test('is refused where the session here is another actor’s', async () => {
    const { ports } = await enrolled();
    const other = signIn(ports, await typed(server, 'bob'));
    await expect(other).rejects.toMatchObject({ code: 'SESSION_EXISTS' });
  });

  test('at another address sends nothing there: any host can show the certificate of the right one', async () => {
    const { ports, username } = await enrolled();
    const before = (await standing(ports)).session;
    await loseToken(server, before.sessionId);
    const { found, ...rest } = await typed(server, username);
    server.exchanges.length = 0;
    const moved = signIn(ports, { ...rest, found: { ...found, address: 'http://moved.localhost' } });
    await expect(moved).rejects.toMatchObject({ code: 'SESSION_EXISTS' });
    expect(server.exchanges).toEqual([]);
    expect((await standing(ports)).session).toEqual(before);
  });
});

describe('a token that is refused', () => {
  test.each(['before the key is sent', 'before the KeyPackages are sent'])('%s', async (moment) => {
    const { profile, ports } = await enrolled();
    const number = moment === 'before the key is sent' ? 1 : 3;
    await crash(profile, { at: 'commit', number, when: 'after' }, rotate);
    const open = (await standing(ports)).open;
    await loseToken(server, (await standing(ports)).session.sessionId);

    await expect(resume(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const at = await standing(ports);
    expect(at.session.token).toBeNull();
    expect(at.open).toEqual({ ...open, revision: (open?.revision ?? 0) + 1 });
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'ready', needsSignIn: true });
    await expect(rotate(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });

    await resumeSignIn(ports, { password: PASSWORD });
    expect((await standing(ports)).session.sessionId).toBe(at.session.sessionId);
    await expectConsistent(ports);
  });

  test('asks for the right password, and keeps all meanwhile', async () => {
    const { ports } = await enrolled();
    await loseToken(server, (await standing(ports)).session.sessionId);
    await expect(rotate(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const wrong = resumeSignIn(ports, { password: 'not the password' });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect((await standing(ports)).open).toMatchObject({ state: 'PREPARED' });
    await resumeSignIn(ports, { password: PASSWORD });
    await expectConsistent(ports);
  });
});

describe('signing the same session in again', () => {
  test('gives the same ID-Cert and a new token', async () => {
    const { ports, username } = await enrolled();
    const before = await serialOf(ports);
    await loseToken(server, (await standing(ports)).session.sessionId);
    await signIn(ports, await typed(server, username));
    expect(await serialOf(ports)).toBe(before);
    await expectConsistent(ports);
  });

  test('is not tried again by itself where the server wants a wait, however short', async () => {
    const { profile } = await enrolled();
    const { ports, waits } = await startBrowser(profile, {
      fetch: refusing(server.fetch, { route: 'POST /p2core/session/trust', times: 1 }, () =>
        refusal(429, 'RATE_LIMITED', { 'retry-after': '2' }),
      ),
    });
    const signedIn = resumeSignIn(ports, { password: PASSWORD });
    await expect(signedIn).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 2 } });
    expect(waits).toEqual([]);
    await resumeSignIn(ports, { password: PASSWORD });
    await expectConsistent(ports);
  });

  test.each([
    ['11', 'is the person’s turn where the server wants a wait that nobody would see', []],
    ['9', 'waits where it is short', [9000]],
  ])('of a busy server, after Retry-After: %s %s', async (seconds, _what, waited) => {
    const { profile } = await enrolled();
    const { ports, waits } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: 'POST /p2core/session/trust', times: 1 }, () =>
        refusal(503, 'UNAVAILABLE', { 'retry-after': seconds }),
      ),
    });
    const signedIn = resumeSignIn(ports, { password: PASSWORD });
    if (waited.length === 0) {
      await expect(signedIn).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfter: 11 } });
      await resumeSignIn(ports, { password: PASSWORD });
    } else await signedIn;
    expect(waits).toEqual(waited);
    await expectConsistent(ports);
  });

  test('sends the pending key where its answer was lost', async () => {
    const { profile, ports } = await enrolled();
    const before = await serialOf(ports);
    await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
    await loseToken(server, (await standing(ports)).session.sessionId);
    server.exchanges.length = 0;
    await resumeSignIn(ports, { password: PASSWORD });
    const asked = server.exchanges.filter(({ path }) => path === '/p2core/session/trust');
    expect(asked.map(({ status }) => status)).toEqual([409, 201]);
    expect(await serialOf(ports)).not.toBe(before);
    await expectConsistent(ports);
  });

  test('is asked for again where the answer is lost', async () => {
    const { profile, ports } = await enrolled();
    await loseToken(server, (await standing(ports)).session.sessionId);
    const { ports: shaky } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: 'POST /p2core/session/trust', times: 2 }, 'after'),
    });
    await resumeSignIn(shaky, { password: PASSWORD });
    await expectConsistent(ports);
  });

  test('begins a new session where the old one was revoked, and keeps the old keys', async () => {
    const { ports } = await enrolled();
    const old = (await standing(ports)).session.sessionId;
    await revokeElsewhere(ports);
    await loseToken(server, old);
    await expect(rotate(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await resumeSignIn(ports, { password: PASSWORD });
    await expectNewSession(ports, old);
  });

  test('begins a new session where the server knows it under a key that is not here', async () => {
    const { ports } = await enrolled();
    const at = await standing(ports);
    const http = await connect(at);
    const secret = { seed: ports.random(32), created: ports.clock.now() - 60 };
    const { request } = await at.dialect.certificate.makeRequest(secret, at.session.fid);
    await at.dialect.rotate(http, request, await serialOf(ports));
    await loseToken(server, (await standing(ports)).session.sessionId);
    await resumeSignIn(ports, { password: PASSWORD });
    await expectNewSession(ports, at.session.sessionId);
  });

  async function expectNewSession(ports: Ports, old: string): Promise<void> {
    const sessions = await ports.store.sessions();
    const ended = sessions.find(({ sessionId }) => sessionId === old);
    expect(sessions).toHaveLength(2);
    expect(ended).toMatchObject({ token: null });
    expect(ended?.endedAt).not.toBeNull();
    expect((await standing(ports)).session.sessionId).not.toBe(old);
    const keys = ended ? await ports.store.identityKeys(ended.sessionId) : [];
    expect(keys.length).toBeGreaterThan(0);
    await expectConsistent(ports);
  }
});

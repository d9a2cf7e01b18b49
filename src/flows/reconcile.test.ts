import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, replacing } from '../testing/bad-line.ts';
import {
  enrolledProfile,
  keysIn,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { rotateElsewhere } from '../testing/rotate-elsewhere.ts';
import { unlucky } from '../testing/unlucky.ts';
import type { Ports } from './ports.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn } from './sign-in.ts';

const KEY = 'POST /p2core/key/user/@me';
const PACKAGES = 'POST /p2core/keypackage/@me';
const LAST_RESORT = 'PUT /p2core/keypackage_lr';

const DAY = 86_400;

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeEach(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  ({ ports } = await startBrowser(profile));
});
afterEach(() => server.stop());

describe('a rotation', () => {
  test('whose serial is not current any more goes on with the same key', async () => {
    await rotateElsewhere(ports);
    server.exchanges.length = 0;
    await rotate(ports);
    const sent = server.exchanges.filter(({ method, path }) => `${method} ${path}` === KEY);
    expect(sent.map(({ status }) => status)).toEqual([412, 201]);
    expect(sent[1]?.body).toBe(sent[0]?.body);
    expect(await keysIn(ports, 'dead')).toBe(0);
    await expectConsistent(ports);
  });

  test.each([
    ['KEY_CHANGED', 412],
    ['KEY_SUPERSEDED', 409],
  ])('that is refused with %s although the key is current has succeeded', async (name, status) => {
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 1 }, () => refusal(status, name)),
    });
    server.exchanges.length = 0;
    await rotate(meddled.ports);
    expect(timesSent(server.exchanges, KEY)).toBe(1);
    await expectConsistent(ports);
  });

  test('whose key was accepted and superseded while we were away starts over with a new one', async () => {
    await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
    await rotateElsewhere(ports);
    await resume(ports);
    expect(await keysIn(ports, 'dead')).toBe(1);
    await expectConsistent(ports);
  });

  test('whose key another actor has starts over with a new one', async () => {
    const seed = ports.random(32);
    await newClaimer(server, 'mallory', seed);
    await rotate(unlucky(ports, seed));
    expect(await keysIn(ports, 'dead')).toBe(1);
    await expectConsistent(ports);
  });

  test('gives up after a few detours, and the journal stays open', async () => {
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 99 }, () => refusal(409, 'KEY_IN_USE')),
    });
    await expect(rotate(meddled.ports)).rejects.toMatchObject({ code: 'KEY_IN_USE' });
    expect((await standing(ports)).open).toMatchObject({ state: 'PREPARED' });
    expect(await keysIn(ports, 'dead')).toBe(3);
  });

  test('that is refused for another reason stops, and the key is kept', async () => {
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 1 }, () => refusal(400, 'KEY_USAGE_INVALID')),
    });
    await expect(rotate(meddled.ports)).rejects.toMatchObject({ code: 'KEY_USAGE_INVALID' });
    expect((await standing(ports)).open).toMatchObject({ state: 'PREPARED' });
    expect(await keysIn(ports, 'prepared')).toBe(1);
    await resume(ports);
    await expectConsistent(ports);
  });
});

describe('KeyPackages', () => {
  test.each([
    [PACKAGES, 'KEYPACKAGE_LIFETIME', 400],
    [PACKAGES, 'INIT_KEY_REUSED', 409],
    [LAST_RESORT, 'KEYPACKAGE_LIFETIME', 400],
  ])('%s refused with %s are made anew', async (route, name, status) => {
    const before = await serialOf(ports);
    let refused = '';
    const meddled = await startBrowser(profile, {
      // Before the server sees them: it would take them.
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (refused || `${request.method} ${new URL(request.url).pathname}` !== route) {
          return server.fetch(input, init);
        }
        refused = await request.text();
        return refusal(status, name);
      },
    });
    server.exchanges.length = 0;
    await rotate(meddled.ports);
    expect(refused).not.toBe('');
    expect(server.exchanges.map(({ body }) => body)).not.toContain(refused);
    expect(await serialOf(ports)).not.toBe(before);
    await expectConsistent(ports);
  });

  test('that ran out while we were away are made anew, in a new ID-Cert if that ran out too', async () => {
    await crash(profile, { at: 'commit', number: 3, when: 'after' }, rotate);
    const before = await serialOf(ports);
    server.clock.ahead = 61 * DAY;
    await expect(resume(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await resumeSignIn(ports, { password: PASSWORD });
    expect(await serialOf(ports)).not.toBe(before);
    await expectConsistent(ports);
  });

  test('of a new ID-Cert that ran out before its answer came: it is taken, and renewed', async () => {
    await crash(profile, { at: 'commit', number: 2, when: 'before' }, rotate);
    server.clock.ahead = 61 * DAY;
    const { ports: back } = await startBrowser(profile);
    await resumeSignIn(back, { password: PASSWORD });
    await expectConsistent(back);
    expect(await keysIn(back, 'dead')).toBe(0);
    expect(await keysIn(back, 'retired')).toBe(2);
  });

  test('of an ID-Cert that is not current lead to a new rotation', async () => {
    await crash(profile, { at: 'commit', number: 3, when: 'after' }, rotate);
    await rotateElsewhere(ports);
    const before = await serialOf(ports);
    server.exchanges.length = 0;
    await resume(ports);
    expect(server.exchanges[0]).toMatchObject({ path: '/p2core/keypackage/@me', status: 409 });
    expect(await serialOf(ports)).not.toBe(before);
    await expectConsistent(ports);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBase64 } from '../crypto/encoding.ts';
import { KEY_CREATION_MARGIN } from '../protocol/numbers.ts';
import {
  enrolledProfile,
  newProfile,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn, signIn } from './sign-in.ts';

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

/** The log tells it, and once. */
async function expectTold(browser: Ports): Promise<void> {
  const kinds = (await told(browser)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'server-restored')).toHaveLength(1);
}

describe('a server that was restored from a backup', () => {
  test('never makes us roll back: a rotation leads on', async () => {
    const copy = await server.backUp();
    await rotate(ports);
    const lost = await serialOf(ports);
    await server.restore(copy);
    await rotate(ports);
    expect(await serialOf(ports)).not.toBe(lost);
    await expectConsistent(ports);
    await expectTold(ports);
  });

  test('is noticed by replenishing too', async () => {
    const copy = await server.backUp();
    await rotate(ports);
    const lost = await serialOf(ports);
    await server.restore(copy);
    await replenish(ports);
    expect(await serialOf(ports)).not.toBe(lost);
    await expectConsistent(ports);
    await expectTold(ports);
  });

  test('whose older ID-Cert ends too soon for our KeyPackages is noticed as well', async () => {
    server.clock.ahead = 28 * DAY;
    await refresh(ports);
    const copy = await server.backUp();
    await rotate(ports);
    const lost = await serialOf(ports);
    await server.restore(copy);
    server.clock.ahead = 40 * DAY;
    server.exchanges.length = 0;
    await replenish(ports);
    expect(server.exchanges.map(({ status }) => status)).toEqual([200, 400, 400, 200, 201, 201, 204]);
    expect(await serialOf(ports)).not.toBe(lost);
    await expectConsistent(ports);
    await expectTold(ports);
  });

  test('and offers what it had handed out, under an older ID-Cert', async () => {
    const claimer = await newClaimer(server, 'claimer');
    const copy = await server.backUp();
    await claimer.claim((await standing(ports)).session.fid);
    await refresh(ports);
    await rotate(ports);
    await server.restore(copy);
    await replenish(ports);
    await expectConsistent(ports);
    await expectTold(ports);
  });

  test('which does not know our token either, names an older key at sign-in', async () => {
    const copy = await server.backUp();
    await rotate(ports);
    await resumeSignIn(ports, { password: PASSWORD });
    const lost = await serialOf(ports);
    await server.restore(copy);
    await expect(rotate(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await resumeSignIn(ports, { password: PASSWORD });
    expect(await serialOf(ports)).not.toBe(lost);
    await expectConsistent(ports);
    await expectTold(ports);
  });

  test('twice in one journey is told once, whatever its clock says', async () => {
    const oldest = await server.backUp();
    await rotate(ports);
    const older = await server.backUp();
    await rotate(ports);
    server.clock.ahead = KEY_CREATION_MARGIN;
    await refresh(ports);
    await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
    server.clock.ahead = 0;
    for (const copy of [older, oldest]) {
      await server.restore(copy);
      // Once the log is written, before the key goes again.
      await crash(profile, { at: 'commit', number: 1, when: 'after' }, resume);
      await expectTold(ports);
    }
    await resume(ports);
    await expectConsistent(ports);
    await server.restore(older);
    await rotate(ports);
    expect((await told(ports)).filter(({ kind }) => kind === 'server-restored')).toHaveLength(2);
  });

  test('which never heard of our session certifies it anew', async () => {
    const young = newProfile(server);
    const { ports: bob } = await startBrowser(young);
    await newClaimer(server, 'bob');
    const copy = await server.backUp();
    await signIn(bob, await typed(server, 'bob'));
    const lost = await serialOf(bob);
    await server.restore(copy);
    await expect(replenish(bob)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await resumeSignIn(bob, { password: PASSWORD });
    expect(await serialOf(bob)).not.toBe(lost);
    await expectConsistent(bob);
    await expectTold(bob);
  });
});

test('what it forgot is kept as if somebody had claimed it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const pass = (days: number) => vi.setSystemTime(Date.now() + days * DAY * 1000);
  try {
    await ports.settings.change({ rotatesByItself: false });
    pass(24);
    await refresh(ports);
    const copy = await server.backUp();
    await replenish(ports);
    pass(7);
    const claimer = await newClaimer(server, 'bob');
    const [claimed] = await claimer.claim((await standing(ports)).session.fid);
    await server.restore(copy);
    pass(1);
    await catchUp(ports);
    pass(10);
    await catchUp(ports);
    const records = await ports.store.keyPackages((await standing(ports)).session.sessionId);
    const own = records.find(({ keyPackage }) => toBase64(keyPackage) === toBase64(claimed as Uint8Array));
    expect(own?.secret).not.toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

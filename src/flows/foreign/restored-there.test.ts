import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusal, replacing } from '../../testing/bad-line.ts';
import { newEnrolledBrowser, type Profile, serialOf, startBrowser } from '../../testing/browser.ts';
import { timesSent } from '../../testing/crashes.ts';
import { addForeign, foreignRecord, startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import type { Ports } from '../ports.ts';
import { rotate } from '../rotate.ts';
import { readForeignServers } from './read.ts';
import { askForeignServer, tellForeignServers } from './tell.ts';

const DOMAIN = 'foreign.localhost';
const TELL = 'POST /p2core/key/user/@me';

let servers: TwoServers;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  servers = await startTwoServers();
});
beforeEach(async () => {
  ({ ports, profile } = await newEnrolledBrowser(servers.home));
  await addForeign(ports, servers);
});
afterAll(() => servers.stop());

/** The same browser, so many seconds later. */
function later(seconds: number): Ports {
  return { ...ports, clock: { ...ports.clock, now: () => ports.clock.now() + seconds } };
}

const timesTold = () => timesSent(servers.foreign.exchanges, TELL);

describe('a server that was put back from a backup', () => {
  afterEach(() => {
    servers.foreign.clock.ahead = 0;
  });

  test.each([
    ['names the ID-Cert from before', 0],
    ['refuses it, once it has asked the home server', 4000],
  ])('and %s is told once more in the same try', async (_what, ahead) => {
    const copy = await servers.foreign.backUp();
    await rotate(ports);
    await tellForeignServers(ports);
    await servers.foreign.restore(copy);
    servers.foreign.clock.ahead = ahead;
    const [before, serial] = [timesTold(), await serialOf(ports)];
    await askForeignServer(ports, DOMAIN);
    expect(timesTold()).toBe(before + 1);
    expect(await foreignRecord(ports)).toMatchObject({ toldSerial: serial, trouble: null });
    await askForeignServer(ports, DOMAIN);
    expect(timesTold()).toBe(before + 1);
  });

  test('and will not learn it is in trouble, and asked again', async () => {
    const route = 'GET /p2core/session/@me';
    const { ports: tab } = await startBrowser(profile, {
      fetch: replacing(servers.home.fetch, { route, times: 2 }, () => refusal(401, 'ID_CERT_INVALID')),
    });
    const before = timesTold();
    await expect(askForeignServer(tab, DOMAIN)).rejects.toMatchObject({ code: 'ID_CERT_INVALID' });
    expect(timesTold()).toBe(before + 1);
    expect((await readForeignServers(ports)).servers).toMatchObject([
      { isSignedIn: true, trouble: { code: 'ID_CERT_INVALID' } },
    ]);
    expect(await tellForeignServers(later(600))).toBeNull();
    expect((await readForeignServers(ports)).servers).toMatchObject([{ trouble: null }]);
  });
});

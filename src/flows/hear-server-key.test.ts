import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refusal, refusing } from '../testing/bad-line.ts';
import { newEnrolledBrowser, type Profile, standing, startBrowser, told } from '../testing/browser.ts';
import { type RunningServer, startListeningServer } from '../testing/home-server.ts';
import { type ListeningTab, openTab } from '../testing/tab.ts';
import type { Gateway, LineRequest } from './gateway.ts';
import type { Ports } from './ports.ts';

const SERVER_KEY = 'GET /p2core/key/server';
const STRANGE = { code: 'SERVER_KEY_CHANGED' };

let server: RunningServer;
let ports: Ports;
let profile: Profile;
let tab: ListeningTab;

beforeEach(async () => {
  server = await startListeningServer();
  ({ ports, profile } = await newEnrolledBrowser(server));
});
afterEach(async () => {
  tab.stop();
  await server.stop();
});

async function pinned(): Promise<string> {
  return (await standing(ports)).session.server.fingerprint;
}

/** Listens, and tells the lines that are begun. */
function watchLines(): readonly LineRequest[] {
  const lines: LineRequest[] = [];
  const open: Gateway['open'] = (line) => {
    lines.push(line);
    return ports.gateway.open(line);
  };
  tab = openTab({ ...ports, gateway: { ...ports.gateway, open } });
  return lines;
}

async function listenLive(): Promise<void> {
  tab = openTab(ports);
  await vi.waitFor(() => expect(tab.said.at(-1)).toBe('live'), 5000);
}

describe('the server’s new key', () => {
  test('is followed where the pinned one vouches for it, and told once', async () => {
    await listenLive();
    const before = await pinned();
    await server.changeKey(true);
    await vi.waitFor(async () => expect(await pinned()).not.toBe(before), 10_000);
    expect((await told(ports)).filter(({ kind }) => kind === 'server-key-changed')).toHaveLength(1);
  });

  test('is never followed where it does not: the person hears', async () => {
    await listenLive();
    const before = await pinned();
    const refused = expect(tab.ended).rejects.toMatchObject(STRANGE);
    await server.changeKey(false);
    await refused;
    expect(await pinned()).toBe(before);
  });

  test('of a stranger is seen before he gets the token', async () => {
    await server.changeKey(false);
    const lines = watchLines();
    await expect(tab.ended).rejects.toMatchObject(STRANGE);
    expect(lines).toEqual([]);
  });

  test.each([
    ['something else', () => Response.json({ certificate: 'no certificate' })],
    ['nothing', () => refusal(404, 'NOT_FOUND')],
  ])('is asked for again, and nobody gets the token, while %s is shown in its place', async (_, answer) => {
    let asked = 0;
    const count = () => {
      asked += 1;
      return answer();
    };
    const fetch = refusing(server.fetch, { route: SERVER_KEY, times: 2 }, count);
    ({ ports } = await startBrowser(profile, { fetch }));
    const lines = watchLines();
    await vi.waitFor(() => expect(lines).toHaveLength(1), 20_000);
    expect(asked).toBe(2);
  });
});

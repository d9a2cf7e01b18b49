import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Fetch } from '../network/http.ts';
import { refusal, replacing } from '../testing/bad-line.ts';
import {
  enrolledProfile,
  keysIn,
  type Profile,
  serialOf,
  standing,
  startBrowser,
} from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import { refresh } from './inventory.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';

/** What a server does not take, now or ever: nothing goes round in circles, and a person has a way out. */

const ROTATION = 'POST /p2core/key/user/@me';
const UPLOAD = 'POST /p2core/keypackage/@me';

let server: RunningServer;
let profile: Profile;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  profile = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
  server.exchanges.length = 0;
});

/** A line, or a server, that spoils each ID-Cert on its way here. */
function spoiling(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { method, url } = new Request(input, init);
    if (`${method} ${new URL(url).pathname}` !== ROTATION || response.status !== 201) return response;
    const armored = atob((await response.json()) as string);
    const at = armored.lastIndexOf('=') - 40;
    const spoiled = armored.slice(0, at) + (armored[at] === 'A' ? 'B' : 'A') + armored.slice(at + 1);
    return Response.json(btoa(spoiled), { status: 201, headers: response.headers });
  };
}

test('after an ID-Cert that did not verify, no key is made but by a click', async () => {
  const { ports: spoiled } = await startBrowser(profile, { fetch: spoiling(server.fetch) });
  await expect(rotate(spoiled)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  for (const _again of [1, 2, 3]) {
    await expect(catchUp(spoiled)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  }
  expect(await keysIn(spoiled, 'dead')).toBe(1);
  const { ports } = await startBrowser(profile);
  await expect(catchUp(ports)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  await rotate(ports);
  await expectConsistent(ports);
  await catchUp(ports);
});

test('a click on rotating leads out of a replenishment that is refused for good', async () => {
  const { ports: full } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: UPLOAD, times: 3 }, () => refusal(409, 'KEYPACKAGE_STOCK_FULL')),
  });
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim((await standing(full)).session.fid);
  for (const _again of [1, 2]) {
    await expect(replenish(full)).rejects.toMatchObject({ code: 'KEYPACKAGE_STOCK_FULL' });
  }
  const before = await serialOf(full);
  await rotate(full);
  expect(await serialOf(full)).not.toBe(before);
  await expectConsistent(full);
});

test('a claim that was heard of is final, whatever becomes of its upload', async () => {
  await crash(profile, { at: 'request', number: 3, when: 'after' }, rotate);
  const { ports } = await startBrowser(profile);
  const { session } = await standing(ports);
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim(session.fid);
  await refresh(ports);
  const { ports: refused } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: UPLOAD, times: 1 }, () => refusal(400, 'KEYPACKAGE_LIFETIME')),
  });
  await resume(refused);
  const records = await refused.store.keyPackages(session.sessionId);
  expect(records.filter(({ claimedAt }) => claimedAt !== null).map(({ state }) => state)).toEqual([
    'claimed',
  ]);
});

test('two tabs that replace the last resort at once replace it once', async () => {
  const tabs = [await startBrowser(profile), await startBrowser(profile)];
  await Promise.all(tabs.map(({ ports }) => replaceLastResort(ports)));
  expect(server.exchanges.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

test('what was meant for one journey never fits a later one by its number', async () => {
  const revisions = new Set<number | undefined>();
  for (const _journey of [1, 2, 3]) {
    await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
    const { ports } = await startBrowser(profile);
    revisions.add((await standing(ports)).open?.revision);
    await resume(ports);
  }
  expect(revisions.size).toBe(3);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, replacing } from '../testing/bad-line.ts';
import {
  newEnrolledBrowser,
  newProfile,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  typed,
} from '../testing/browser.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import type { Ports } from './ports.ts';
import { readIssued } from './read-issued.ts';
import { rotate } from './rotate.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const DAY = 24 * 60 * 60;

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeEach(async () => {
  server = await startHomeServer();
  ({ profile, ports, username } = await newEnrolledBrowser(server));
});
afterEach(() => server.stop());

async function signInElsewhere(): Promise<Ports> {
  const { ports: elsewhere } = await startBrowser(newProfile(server));
  await signIn(elsewhere, await typed(server, username));
  return elsewhere;
}

test('all ID-Certs of the actor are told, the latest first, each judged as of the time when it was in force', async () => {
  const first = await serialOf(ports);
  server.clock.ahead += 25 * DAY;
  await rotate(ports);
  const second = await serialOf(ports);
  server.clock.ahead += 25 * DAY;
  expect((await readIssued(ports)).entries).toHaveLength(2);
  server.clock.ahead += 20 * DAY;
  const elsewhere = await signInElsewhere();
  const other = {
    sessionId: (await standing(elsewhere)).session.sessionId,
    serial: await serialOf(elsewhere),
  };
  server.clock.ahead += 10;
  await signOut(elsewhere);

  const { entries, now } = await readIssued(ports);
  expect(entries.map(({ serial }) => serial)).toEqual([other.serial, second, first]);
  expect(entries.map(({ isThis }) => isThis)).toEqual([false, true, true]);
  const [ended, current, superseded] = entries;
  expect(ended).toMatchObject({ sessionId: other.sessionId, supersededAt: null });
  expect(ended?.revokedAt).toBeGreaterThan(ended?.issuedAt ?? now);
  expect(current).toMatchObject({ supersededAt: null, revokedAt: null });
  expect(superseded?.supersededAt).toBe(current?.issuedAt);
  // The first one has run out since; it was good while it lasted.
  expect(superseded?.certificate.view?.expiresAt).toBeLessThan(now);
  for (const { certificate, serial } of entries) {
    expect(certificate).toMatchObject({ view: { serial }, verdict: { valid: true }, isIssuerKnown: true });
  }
});

test('one for a key that was not made here does not hold', async () => {
  const elsewhere = await signInElsewhere();
  const { sessionId } = (await standing(ports)).session;
  const { ports: meddled } = await startBrowser(profile, {
    fetch: async (input, init) => {
      const answer = await server.fetch(input, init);
      const { method, url } = new Request(input, init);
      if (`${method} ${new URL(url).pathname}` !== 'GET /p2core/key/user/@me') return answer;
      const said: object[] = await answer.json();
      return Response.json(said.map((each) => ({ ...each, session_id: sessionId })));
    },
  });
  const { entries } = await readIssued(meddled);
  const theirs = await serialOf(elsewhere);
  const found = entries.find(({ serial }) => serial === theirs);
  const failed = found?.certificate.verdict.checks.filter(({ passed }) => passed === false);
  expect(failed?.map(({ check }) => check)).toEqual(['session-id', 'public-key']);
});

test.each([
  [404, 'NOT_FOUND'],
  [405, 'METHOD_NOT_ALLOWED'],
])('a server of the draft alone that does not tell them (%s) is said so', async (status, name) => {
  const { ports: draft } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: 'GET /p2core/key/user/@me', times: 1 }, () =>
      refusal(status, name),
    ),
  });
  await expect(readIssued(draft)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

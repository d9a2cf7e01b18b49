import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ClavesError } from '../protocol/claves-error.ts';
import { parseSessionId, type SessionId } from '../protocol/terms.ts';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { count, crash, momentsOf, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { everything } from '../testing/old-versions.ts';
import { endOtherSession } from './end-other-session.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { readSessions } from './read-sessions.ts';
import { rotate } from './rotate.ts';
import { signIn } from './sign-in.ts';

/** The server's key, the session there; the log. */
const COUNTS = { commit: 1, request: 2 };

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let elsewhere: Ports;
let other: SessionId;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  const enrolled = await newEnrolledBrowser(server);
  ({ profile, ports } = enrolled);
  ({ ports: elsewhere } = await startBrowser(newProfile(server)));
  await signIn(elsewhere, await typed(server, enrolled.username));
  other = (await standing(elsewhere)).session.sessionId;
  server.exchanges.length = 0;
});
afterAll(() => server.stop());

function timesAsked(): number {
  return server.exchanges.filter(({ method }) => method === 'DELETE').length;
}

/** It is over there, and the log here tells it once. */
async function expectEnded(): Promise<void> {
  expect((await readSessions(ports)).sessions).toHaveLength(1);
  await expect(refresh(elsewhere)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  const ended = (await told(ports)).filter(({ kind }) => kind === 'other-session-ended');
  expect(ended).toEqual([{ kind: 'other-session-ended', other }]);
  await expectConsistent(ports);
}

async function expectNothingEnded(): Promise<void> {
  expect((await readSessions(ports)).sessions).toHaveLength(2);
  expect((await told(ports)).map(({ kind }) => kind)).not.toContain('other-session-ended');
  await expectConsistent(elsewhere);
}

test('ends it on the server, and says so once however often it is asked', async () => {
  await endOtherSession(ports, { sessionId: other, password: PASSWORD });
  await endOtherSession(ports, { sessionId: other, password: PASSWORD });
  expect(timesAsked()).toBe(2);
  await expectEnded();
});

test('with a wrong password asks once, and nothing ends', async () => {
  const { ports: patient, waits } = await startBrowser(profile);
  const wrong = endOtherSession(patient, { sessionId: other, password: 'not the password' });
  await expect(wrong).rejects.toMatchObject({ name: 'ClavesError', code: 'SENSITIVE_SOLUTION_INVALID' });
  expect(timesAsked()).toBe(1);
  expect(waits).toEqual([]);
  await expectNothingEnded();
});

test('of one’s own is signing out: nothing is sent', async () => {
  const { sessionId } = (await standing(ports)).session;
  const own = endOtherSession(ports, { sessionId, password: PASSWORD });
  await expect(own).rejects.toMatchObject({ code: 'UNEXPECTED' });
  expect(server.exchanges).toEqual([]);
  await expectNothingEnded();
});

test('that the actor never had is refused', async () => {
  const sessionId = parseSessionId('never-was');
  if (!sessionId) throw new Error('no session ID');
  const unknown = endOtherSession(ports, { sessionId, password: PASSWORD });
  await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expectNothingEnded();
});

test('is asked for again where the answer is lost or the server is busy', async () => {
  const route = `DELETE /p2core/session/${other}`;
  const lossy = losing(server.fetch, { route, times: 2 }, 'after');
  const { ports: shaky, waits } = await startBrowser(profile, {
    fetch: replacing(lossy, { route, times: 1 }, () => refusal(503, 'UNAVAILABLE')),
  });
  await endOtherSession(shaky, { sessionId: other, password: PASSWORD });
  expect(waits.length).toBeGreaterThan(1);
  await expectEnded();
});

test('keeps no journey waiting for the server', async () => {
  const { ports: slow } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: `DELETE /p2core/session/${other}`, times: 1 }, async () => {
      await rotate(ports);
      return refusal(503, 'UNAVAILABLE');
    }),
  });
  await endOtherSession(slow, { sessionId: other, password: PASSWORD });
  await expectEnded();
});

test('stops waiting where the person asks for it', async () => {
  const person = new AbortController();
  const { ports: slow } = await startBrowser(profile, {
    fetch: (input, init) => {
      person.abort();
      return server.fetch(input, init);
    },
  });
  const stopped = endOtherSession(slow, { sessionId: other, password: PASSWORD }, { signal: person.signal });
  await expect(stopped).rejects.toMatchObject({ code: 'STOPPED' });
});

test('with a token that is refused asks to sign in', async () => {
  await loseToken(server, (await standing(ports)).session.sessionId);
  const refused = endOtherSession(ports, { sessionId: other, password: PASSWORD });
  await expect(refused).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  expect((await standing(ports)).session.token).toBeNull();
  await expectConsistent(elsewhere);
});

test.each(['accepted', 'refused'])(
  'gives a server with a strange key no password, its token %s',
  async (token) => {
    await server.changeKey(false);
    if (token === 'refused') await loseToken(server, (await standing(ports)).session.sessionId);
    const passwords: (string | null)[] = [];
    const { ports: wary } = await startBrowser(profile, {
      fetch: (input, init) => {
        passwords.push(new Request(input, init).headers.get('x-p2-sensitive-solution'));
        return server.fetch(input, init);
      },
    });
    const before = (await standing(ports)).session;
    const ending = endOtherSession(wary, { sessionId: other, password: PASSWORD });
    await expect(ending).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
    expect(passwords.length).toBeGreaterThan(0);
    expect(passwords.every((each) => each === null)).toBe(true);
    expect((await standing(ports)).session).toEqual(before);
  },
);

test('is over at once while a journey of this session runs, and the journey goes on', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { ports: slow } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: 'POST /p2core/key/user/@me', times: 1 }, async () => {
      await held;
      return refusal(503, 'UNAVAILABLE');
    }),
  });
  const rotating = rotate(slow);
  await expect.poll(() => timesSent(server.exchanges, 'POST /p2core/key/user/@me')).toBe(1);
  await endOtherSession(ports, { sessionId: other, password: PASSWORD });
  release();
  await rotating;
  await expectEnded();
});

test('is over although the person stopped waiting a moment too late', async () => {
  const person = new AbortController();
  const store: Ports['store'] = {
    ...ports.store,
    tellOnce: (...told) => {
      person.abort();
      return ports.store.tellOnce(...told);
    },
  };
  const options = { signal: person.signal };
  await endOtherSession({ ...ports, store }, { sessionId: other, password: PASSWORD }, options);
  await expectEnded();
});

test('is over although the log cannot be written', async () => {
  let changes = 0;
  const full: Ports = {
    ...ports,
    store: { ...ports.store, tellOnce: () => Promise.reject(new ClavesError('STORAGE_FULL')) },
    changed: () => {
      changes += 1;
    },
  };
  await endOtherSession(full, { sessionId: other, password: PASSWORD });
  expect(changes).toBe(1);
  expect((await readSessions(ports)).sessions).toHaveLength(1);
});

test('in two tabs at once is told once', async () => {
  const { ports: tab } = await startBrowser(profile);
  const ending = [ports, tab].map((each) => endOtherSession(each, { sessionId: other, password: PASSWORD }));
  await Promise.all(ending);
  await expectEnded();
});

test('these are all its moments', async () => {
  const end = (browser: Ports) => endOtherSession(browser, { sessionId: other, password: PASSWORD });
  expect(await count(profile, end)).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('died $when $at $number, and a click later it is over', async (moment) => {
  const end = (browser: Ports) => endOtherSession(browser, { sessionId: other, password: PASSWORD });
  await crash(profile, moment, end);
  await end(ports);
  await expectEnded();
});

test('leaves the password in no record, event or error', async () => {
  const password = 'not the password';
  const wrong: unknown = await endOtherSession(ports, { sessionId: other, password }).catch((error) => error);
  await endOtherSession(ports, { sessionId: other, password: PASSWORD });
  const { cause, ...error } = wrong as Error;
  const kept = JSON.stringify([
    await everything(profile.name),
    await told(ports),
    [String(wrong), error, (wrong as Error).stack, String(cause), cause],
  ]);
  expect(kept).toContain('SENSITIVE_SOLUTION_INVALID');
  for (const secret of [password, PASSWORD]) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(btoa(secret));
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { losing, refusal, refusing, replacing } from '../testing/bad-line.ts';
import { newProfile, PASSWORD, serialOf, standing, startBrowser, typed } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { expectSameBytes, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { expectNothingHalfOpen } from '../testing/expect-nothing-half-open.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { abandonEnrolment } from './abandon-enrolment.ts';
import { createIdentity } from './create-identity.ts';
import type { Ports } from './ports.ts';
import { readStatus } from './read-status.ts';
import { connect } from './secrets.ts';
import { resumeSignIn, signIn } from './sign-in.ts';

const REGISTER = 'POST /p2core/identity';
const TRUST = 'POST /p2core/session/trust';

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

/** Every byte that is stored or was sealed. */
async function everything({ store }: Ports): Promise<string> {
  const sessions = await store.sessions();
  const records = await Promise.all(
    sessions.map(async ({ sessionId: id }) => [
      await store.journal(id),
      await store.identityKeys(id),
      await store.idCerts(id),
      await store.keyPackages(id),
    ]),
  );
  return JSON.stringify([sessions, records]);
}

describe('a new identity', () => {
  test('has a session, an ID-Cert, KeyPackages and a last-resort one', async () => {
    const { ports } = await startBrowser(newProfile(server));
    await createIdentity(ports, await typed(server, 'Alice'));
    const at = await standing(ports);
    expect(at.session).toMatchObject({ fid: 'alice@localhost', homeServer: server.address, endedAt: null });
    expect(at.session.sessionId).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(await readStatus(ports.store, 'open')).toEqual({
      phase: 'ready',
      fid: 'alice@localhost',
      homeServer: server.address,
      needsSignIn: false,
    });
    const sessions = await at.dialect.sessions(await connect(at));
    expect(sessions).toHaveLength(1);
    await expectConsistent(ports);
  });

  test('is dated by the server’s clock', async () => {
    const ahead = 3600;
    server.clock.ahead = ahead;
    const { ports } = await startBrowser(newProfile(server));
    await createIdentity(ports, await typed(server, 'tomorrow'));
    server.clock.ahead = 0;
    const { session } = await standing(ports);
    const [key] = await ports.store.identityKeys(session.sessionId);
    const expected = Math.floor(Date.now() / 1000) + ahead - 60;
    expect(Math.abs((key?.created ?? 0) - expected)).toBeLessThan(10);
  });

  test('leaves the password nowhere', async () => {
    const { ports } = await startBrowser(newProfile(server));
    await createIdentity(ports, await typed(server, 'careful'));
    expect(await everything(ports)).not.toContain(PASSWORD);
  });

  test.each([
    ['a name that cannot be one', 'no spaces', PASSWORD, 'USERNAME_INVALID'],
    ['a password that is too short', 'shorty', 'short', 'PASSWORD_INVALID'],
  ])('refused for %s leaves nothing half open', async (_, username, password, code) => {
    const { ports } = await startBrowser(newProfile(server));
    const enrolment = await typed(server, username, password);
    await expect(createIdentity(ports, enrolment)).rejects.toMatchObject({ code });
    await expectNothingHalfOpen(ports);
  });

  test('whose name is taken leaves nothing half open, and another name is free', async () => {
    await newClaimer(server, 'taken');
    const { ports } = await startBrowser(newProfile(server));
    const refused = createIdentity(ports, await typed(server, 'taken', 'another password'));
    await expect(refused).rejects.toMatchObject({ code: 'FEDERATION_ID_TAKEN' });
    await expectNothingHalfOpen(ports);

    await createIdentity(ports, await typed(server, 'not-taken'));
    await expectConsistent(ports);
  });

  test('whose name was taken by its own lost request is ours', async () => {
    const { ports } = await startBrowser(newProfile(server), {
      fetch: losing(server.fetch, { route: REGISTER, times: 1 }, 'after'),
    });
    server.exchanges.length = 0;
    await createIdentity(ports, await typed(server, 'lost'));
    const asked = server.exchanges.filter(({ path }) => path === '/p2core/identity');
    expect(asked.map(({ status }) => status)).toEqual([201, 409]);
    await expectConsistent(ports);
  });

  test('whose name another took while the line was bad is not', async () => {
    await newClaimer(server, 'squatted');
    const { ports } = await startBrowser(newProfile(server), {
      fetch: losing(server.fetch, { route: REGISTER, times: 1 }, 'before'),
    });
    const refused = createIdentity(ports, await typed(server, 'squatted', 'another password'));
    await expect(refused).rejects.toMatchObject({ code: 'FEDERATION_ID_TAKEN' });
    await expectNothingHalfOpen(ports);
  });

  test('is refused where another session is here', async () => {
    const { ports } = await startBrowser(newProfile(server));
    await createIdentity(ports, await typed(server, 'first'));
    const second = createIdentity(ports, await typed(server, 'second'));
    await expect(second).rejects.toMatchObject({ code: 'SESSION_EXISTS' });
    const again = createIdentity(ports, await typed(server, 'first'));
    await expect(again).rejects.toMatchObject({ code: 'SESSION_EXISTS' });
  });
});

describe('an enrolment that was cut off', () => {
  async function cutOff(username: string, route: string) {
    const profile = newProfile(server);
    const { ports } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route, times: 5 }, 'after'),
    });
    const enrolment = createIdentity(ports, await typed(server, username));
    await expect(enrolment).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    return startBrowser(profile);
  }

  test('asks for the password again, and a wrong one changes nothing', async () => {
    const { ports } = await cutOff('patient', REGISTER);
    const enrolling = { phase: 'enrolling', fid: 'patient@localhost', register: true };
    expect(await readStatus(ports.store, 'open')).toMatchObject(enrolling);
    const wrong = resumeSignIn(ports, { password: 'not the password' });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await readStatus(ports.store, 'open')).toMatchObject(enrolling);

    server.exchanges.length = 0;
    await resumeSignIn(ports, { password: PASSWORD });
    expectSameBytes(server.exchanges);
    await expectConsistent(ports);
  });

  test('goes on by creating the same identity again', async () => {
    const { ports } = await cutOff('stubborn', TRUST);
    const other = createIdentity(ports, await typed(server, 'other'));
    await expect(other).rejects.toMatchObject({ code: 'SESSION_EXISTS' });
    server.exchanges.length = 0;
    await createIdentity(ports, await typed(server, 'stubborn'));
    expect(timesSent(server.exchanges, TRUST)).toBe(1);
    await expectConsistent(ports);
  });

  test('can be given up', async () => {
    const { ports } = await cutOff('fickle', TRUST);
    await abandonEnrolment(ports);
    await expectNothingHalfOpen(ports);
    await expect(abandonEnrolment(ports)).rejects.toMatchObject({ code: 'NO_SESSION' });
    await signIn(ports, await typed(server, 'fickle'));
    await expectConsistent(ports);
  });

  test('whose session was revoked meanwhile goes on as a new one', async () => {
    const { ports } = await cutOff('revoked', TRUST);
    const { session } = await standing(ports);
    await server
      .home()
      .db.updateTable('sessions')
      .set({ revoked_at: 1 })
      .where('session_id', '=', session.sessionId)
      .execute();
    await resumeSignIn(ports, { password: PASSWORD });
    expect((await standing(ports)).session.sessionId).not.toBe(session.sessionId);
    await expectConsistent(ports);
  });
});

test('a key that another actor has is replaced before the session exists', async () => {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  await newClaimer(server, 'twin', seed);
  const { ports } = await startBrowser(newProfile(server));
  const seeds = [seed];
  const random = (length: number) => (length === 32 ? seeds.pop() : undefined) ?? ports.random(length);
  await createIdentity({ ...ports, random }, await typed(server, 'other-twin'));
  await expectConsistent(ports);
});

test('an ID-Cert that does not verify ends the enrolment, and its key is dead', async () => {
  const { ports } = await startBrowser(newProfile(server), {
    fetch: replacing(server.fetch, { route: TRUST, times: 1 }, () =>
      Response.json({ id_cert: 'bm9uc2Vuc2U=', token: 'a-token' }, { status: 201 }),
    ),
  });
  const enrolment = createIdentity(ports, await typed(server, 'deceived'));
  await expect(enrolment).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
  await expectNothingHalfOpen(ports);
  await signIn(ports, await typed(server, 'deceived'));
  await expectConsistent(ports);
});

test('a page that stands in for the server’s answer leaves the enrolment open', async () => {
  const { ports } = await startBrowser(newProfile(server), {
    fetch: replacing(server.fetch, { route: TRUST, times: 1 }, () => new Response('<h1>Log in to our Wi-Fi')),
  });
  const enrolment = createIdentity(ports, await typed(server, 'traveller'));
  await expect(enrolment).rejects.toMatchObject({ code: 'ANSWER_MALFORMED' });
  await resumeSignIn(ports, { password: PASSWORD });
  expect(await serialOf(ports)).toMatch(/^[0-9]+$/);
  await expectConsistent(ports);
});

test('a server that is only too busy leaves the enrolment open', async () => {
  const { ports } = await startBrowser(newProfile(server), {
    fetch: replacing(server.fetch, { route: TRUST, times: 5 }, () => refusal(503, 'UNAVAILABLE')),
  });
  const enrolment = createIdentity(ports, await typed(server, 'waiting'));
  await expect(enrolment).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'enrolling', register: false });
});

test.each([
  ['a registration', REGISTER, createIdentity],
  ['a first sign-in', TRUST, signIn],
])('%s that comes too often is sent once, and goes on when the person says so', async (_, route, begin) => {
  const username = `patient-${crypto.randomUUID()}`;
  const { ports: owner } = await startBrowser(newProfile(server));
  if (begin === signIn) await createIdentity(owner, await typed(server, username));
  const { ports, waits } = await startBrowser(newProfile(server), {
    fetch: refusing(server.fetch, { route, times: 1 }, () =>
      refusal(429, 'RATE_LIMITED', { 'retry-after': '8' }),
    ),
  });
  const begun = begin(ports, await typed(server, username));
  await expect(begun).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfter: 8 } });
  expect(waits).toEqual([]);
  expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'enrolling' });
  await resumeSignIn(ports, { password: PASSWORD });
  await expectConsistent(ports);
});

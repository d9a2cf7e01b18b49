import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { currentIdCert } from './id-certs.ts';
import type { Ports } from './ports.ts';
import { readSessions } from './read-sessions.ts';
import { rotate } from './rotate.ts';
import { connect } from './secrets.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import type { SessionEntry } from './views.ts';

const SESSIONS = 'GET /p2core/session/@me';
const ID_CERTS = 'GET /p2core/key/user/@me';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeEach(async () => {
  server = await startHomeServer();
  ({ profile, ports, username } = await newEnrolledBrowser(server));
});
afterEach(() => server.stop());

/** Another browser of the same actor. `later`: seconds after the first one. */
async function signInElsewhere(later: number): Promise<Ports> {
  server.clock.ahead = later;
  const { ports: elsewhere } = await startBrowser(newProfile(server));
  await signIn(elsewhere, await typed(server, username));
  return elsewhere;
}

async function sessionsIn(browser: Ports): Promise<readonly SessionEntry[]> {
  return (await readSessions(browser)).sessions;
}

async function idOf(browser: Ports): Promise<string> {
  return (await standing(browser)).session.sessionId;
}

function failedChecks({ certificate }: SessionEntry): string[] | undefined {
  return certificate?.verdict.checks.filter(({ passed }) => passed === false).map(({ check }) => check);
}

/** Answers in the server's place, with what it would have said as the test changes it. */
function meddling(route: string, change: (said: Record<string, unknown>[]) => unknown) {
  return startBrowser(profile, {
    fetch: async (input, init) => {
      const answer = await server.fetch(input, init);
      const { method, url } = new Request(input, init);
      if (`${method} ${new URL(url).pathname}` !== route) return answer;
      return Response.json(change(await answer.json()));
    },
  });
}

describe('the sessions of the actor', () => {
  test('are told this one first and then the latest first, each with its ID-Cert as it is judged', async () => {
    const second = await signInElsewhere(10);
    const third = await signInElsewhere(20);
    const entries = await sessionsIn(second);
    const ids = [await idOf(second), await idOf(third), await idOf(ports)];
    expect(entries.map(({ sessionId }) => sessionId)).toEqual(ids);
    expect(entries.map(({ isThis }) => isThis)).toEqual([true, false, false]);
    const browsers = [second, third, ports];
    for (const [index, { serial, expiresAt, certificate, isThis }] of entries.entries()) {
      const { record, view } = await currentIdCert(await standing(browsers[index] ?? ports));
      expect({ serial, expiresAt, view: certificate?.view }).toEqual({
        serial: view.serial,
        expiresAt: view.expiresAt,
        view,
      });
      expect(certificate?.file).toEqual((await standing(ports)).dialect.certificate.toFile(record.idCert));
      const checks = certificate?.verdict.checks.map(({ check, passed }) => [check, passed]);
      expect(certificate?.verdict.valid).toBe(true);
      expect(checks?.every(([, passed]) => passed === true)).toBe(true);
      expect(checks?.some(([check]) => check === 'public-key')).toBe(isThis);
    }
  });

  test('are asked for in two questions where the pinned key proves all', async () => {
    await signInElsewhere(10);
    server.exchanges.length = 0;
    await readSessions(ports);
    expect(server.exchanges.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      ID_CERTS,
      SESSIONS,
    ]);
  });

  test('with an ID-Cert of another session, or none that can be read, are told to be invalid', async () => {
    await signInElsewhere(10);
    const own = (await currentIdCert(await standing(ports))).record.idCert;
    const swapped = await meddling(ID_CERTS, (said) => said.map((each) => ({ ...each, id_cert: own })));
    const [ours, theirs] = await sessionsIn(swapped.ports);
    expect(ours?.certificate?.verdict.valid).toBe(true);
    expect(theirs?.certificate?.verdict.valid).toBe(false);
    expect(theirs && failedChecks(theirs)).toEqual(['session-id']);

    const broken = await meddling(ID_CERTS, (said) => said.map((each) => ({ ...each, id_cert: 'nonsense' })));
    const [, unreadable] = await sessionsIn(broken.ports);
    expect(unreadable?.certificate).toMatchObject({ view: null, verdict: { valid: false } });
    expect(unreadable?.certificate?.file).toEqual({
      text: 'nonsense',
      binary: null,
      extension: 'txt',
      mediaType: 'text/plain',
    });
  });

  test('of which this one was rotated by another holder of its token show it', async () => {
    const at = await standing(ports);
    const secret = { seed: ports.random(32), created: ports.clock.now() - 60 };
    const { request } = await at.dialect.certificate.makeRequest(secret, at.session.fid);
    await at.dialect.rotate(await connect(at), request, await serialOf(ports));
    const [own] = await sessionsIn(ports);
    expect(own && failedChecks(own)).toEqual(['public-key']);
    expect(own?.certificate?.verdict.valid).toBe(false);
  });

  test('raise no alarm while this one is rotated: its next key is its own too', async () => {
    const route = 'POST /p2core/key/user/@me';
    const { ports: cut } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route, times: 5 }, 'after'),
    });
    await expect(rotate(cut)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    const [own] = await sessionsIn(ports);
    expect(own?.serial).not.toBe(await serialOf(ports));
    expect(own?.certificate?.verdict.valid).toBe(true);
  });

  test('are shown whole where one rotates between the two answers', async () => {
    const elsewhere = await signInElsewhere(10);
    const { ports: late } = await startBrowser(profile, {
      fetch: async (input, init) => {
        const { method, url } = new Request(input, init);
        const isList = `${method} ${new URL(url).pathname}` === SESSIONS;
        if (isList) await expect.poll(() => timesSent(server.exchanges, ID_CERTS)).toBe(1);
        if (isList) await rotate(elsewhere);
        return server.fetch(input, init);
      },
    });
    server.exchanges.length = 0;
    const [, other] = await sessionsIn(late);
    expect(other?.serial).toBe(await serialOf(elsewhere));
    expect(other?.certificate?.verdict.valid).toBe(true);
  });
});

describe('a server of the draft alone', () => {
  test.each([
    [404, 'NOT_FOUND'],
    [405, 'METHOD_NOT_ALLOWED'],
  ])('that does not tell sessions (%s) is said so', async (status, name) => {
    const { ports: draft } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: SESSIONS, times: 1 }, () => refusal(status, name)),
    });
    await expect(readSessions(draft)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that does not tell ID-Certs leaves us those that are here', async () => {
    await signInElsewhere(10);
    const { ports: draft } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: ID_CERTS, times: 2 }, () => refusal(404, 'NOT_FOUND')),
    });
    const [own, other] = await sessionsIn(draft);
    expect(own?.certificate?.verdict.valid).toBe(true);
    expect(other).toMatchObject({ isThis: false, certificate: null });
  });
});

describe('asking for them', () => {
  test('with a token that is refused asks to sign in', async () => {
    await loseToken(server, (await standing(ports)).session.sessionId);
    for (const _try of ['refused', 'no token left']) {
      await expect(readSessions(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
      expect((await standing(ports)).session.token).toBeNull();
    }
    expect((await told(ports)).filter(({ kind }) => kind === 'sign-in-refused')).toHaveLength(1);
    await resumeSignIn(ports, { password: PASSWORD });
    expect(await sessionsIn(ports)).toHaveLength(1);
    await expectConsistent(ports);
  });

  test('holds no lock while the server is silent about its key', async () => {
    await loseToken(server, (await standing(ports)).session.sessionId);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { ports: slow } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: 'GET /p2core/key/server', times: 1 }, async () => {
        await held;
        return refusal(503, 'UNAVAILABLE');
      }),
    });
    server.exchanges.length = 0;
    const refused = expect(readSessions(slow)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await expect.poll(() => timesSent(server.exchanges, 'GET /p2core/key/server')).toBe(1);
    await ports.exclusive(`session/${await idOf(ports)}`, async () => release());
    await refused;
  });

  test('goes on with a new token where somebody signed in meanwhile', async () => {
    const { ports: slow } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: SESSIONS, times: 1 }, async () => {
        await resumeSignIn(ports, { password: PASSWORD });
        return refusal(401, 'UNAUTHORIZED');
      }),
    });
    expect(await sessionsIn(slow)).toHaveLength(1);
    await expectConsistent(ports);
  });

  test('keeps no journey waiting, and is patient with a busy server', async () => {
    let rotated = false;
    const { ports: slow } = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: SESSIONS, times: 2 }, async () => {
        if (!rotated) await rotate(ports);
        rotated = true;
        return refusal(503, 'UNAVAILABLE');
      }),
    });
    server.exchanges.length = 0;
    const [own] = await sessionsIn(slow);
    expect(timesSent(server.exchanges, SESSIONS)).toBe(3);
    expect(own).toMatchObject({ serial: await serialOf(ports), certificate: { verdict: { valid: true } } });
  });
});

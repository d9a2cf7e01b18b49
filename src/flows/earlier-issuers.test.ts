import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certify, makeSelfSignedCertificate } from '../crypto/openpgp/certify.ts';
import { publicKeyOf } from '../crypto/openpgp/public-key.ts';
import { fromWire, toWire } from '../crypto/openpgp/wire.ts';
import type { WireIdCert } from '../protocol/certificate.ts';
import { refusal } from '../testing/bad-line.ts';
import {
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  standing,
  startBrowser,
  typed,
} from '../testing/browser.ts';
import { timesSent } from '../testing/crashes.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { findIssuers, heldIdCerts, pinnedCertificates } from './issuers.ts';
import type { Ports } from './ports.ts';
import { readSessions } from './read-sessions.ts';
import { rotate } from './rotate.ts';
import { follow, pinServer } from './server-key.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const DAY = 24 * 60 * 60;
const SERVER_KEY = '/p2core/key/server';

let server: RunningServer;
let ports: Ports;
let username: string;

beforeEach(async () => {
  server = await startHomeServer();
  ({ ports, username } = await newEnrolledBrowser(server));
});
afterEach(() => server.stop());

/** A day later the server has another key, which the one before vouches for. */
async function changeKey(): Promise<void> {
  server.clock.ahead += DAY;
  await server.changeKey(true);
}

/** A browser that knows the server's key of now alone. */
async function newcomer(): Promise<{ profile: Profile; ports: Ports }> {
  const profile = newProfile(server);
  const { ports: late } = await startBrowser(profile);
  await signIn(late, await typed(server, username));
  return { profile, ports: late };
}

/** Of each session, this one first, what failed and whether its issuer is known. */
async function judgements(browser: Ports) {
  const { sessions } = await readSessions(browser);
  return sessions.map(({ certificate }) => ({
    valid: certificate?.verdict.valid,
    isIssuerKnown: certificate?.isIssuerKnown,
    failed: certificate?.verdict.checks.filter(({ passed }) => passed === false).map(({ check }) => check),
  }));
}

const HOLDS = { valid: true, isIssuerKnown: true, failed: [] };

describe('an ID-Cert of the time before the server changed its key', () => {
  test('holds in a browser that began later: the pinned certificate names the key before', async () => {
    await changeKey();
    const { ports: late } = await newcomer();
    server.exchanges.length = 0;
    expect(await judgements(late)).toEqual([HOLDS, HOLDS]);
    expect(timesSent(server.exchanges, `GET ${SERVER_KEY}`)).toBe(2);
  });

  test('holds for all while each follows the new key in its own time', async () => {
    const [{ ports: elsewhere }, { ports: onlooker }] = [await newcomer(), await newcomer()];
    await changeKey();
    await rotate(elsewhere);
    for (const browser of [ports, elsewhere, onlooker]) {
      expect(await judgements(browser)).toEqual([HOLDS, HOLDS, HOLDS]);
    }
  });

  test('holds where several keys came while a browser was away', async () => {
    await changeKey();
    await newcomer();
    await changeKey();
    await newcomer();
    await changeKey();
    expect(await judgements(ports)).toEqual([HOLDS, HOLDS, HOLDS]);
  });

  test('and before that raises no alarm, but is not called valid: nothing that is pinned leads there', async () => {
    await changeKey();
    await changeKey();
    const { ports: late } = await newcomer();
    expect(await judgements(late)).toEqual([HOLDS, { valid: false, isIssuerKnown: false, failed: [] }]);
  });

  test('that has run out is said to have run out, and nothing else', async () => {
    const { ports: idle } = await newcomer();
    await changeKey();
    await rotate(ports);
    server.clock.ahead += 61 * DAY;
    await expect(judgements(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    await resumeSignIn(ports, { password: PASSWORD });
    await rotate(ports);
    const ranOut = { valid: false, isIssuerKnown: true, failed: ['dates'] };
    expect(await judgements(ports)).toEqual([HOLDS, ranOut]);
    await resumeSignIn(idle, { password: PASSWORD });
    expect(await judgements(idle)).toEqual([ranOut, HOLDS]);
  });
});

describe('somebody who took the address over and vouches for the pinned key himself', () => {
  /** What he shows as the key of now, and as the key before. */
  async function pose(pinned: WireIdCert) {
    const { domain, now } = server.home();
    // A new key of the server is dated a little ahead, and whoever vouches for it has to come after it.
    const secret = { seed: crypto.getRandomValues(new Uint8Array(32)), created: now() + 60 };
    const expiresAt = secret.created + 365 * DAY;
    const own = await makeSelfSignedCertificate(secret, domain, expiresAt);
    const real = fromWire(pinned);
    if (!real) throw new Error('no certificate is pinned');
    const terms = { issuedAt: secret.created, expiresAt, notations: [] };
    const shown = toWire(await certify(real, { key: secret, userId: domain }, terms));
    const { fingerprint } = await publicKeyOf(secret);
    return { shown, own: toWire(own), issuer: { domain, fingerprint }, issuedAt: secret.created };
  }

  /** The same browser, or another, while he answers for the server's key. */
  async function misled(profile: Profile, { shown, own }: Awaited<ReturnType<typeof pose>>): Promise<Ports> {
    const { ports: browser } = await startBrowser(profile, {
      fetch: async (input, init) => {
        const { pathname, search } = new URL(new Request(input, init).url);
        const answer = search === '' ? shown : own;
        return pathname === SERVER_KEY ? Response.json(answer) : server.fetch(input, init);
      },
    });
    return browser;
  }

  const WAYS: [string, (browser: Ports, shown: string) => Promise<void>][] = [
    [
      'tells of it',
      async (browser, shown) => pinServer(browser, (await standing(browser)).session, shown, {}),
    ],
    ['shows it at sign-in', (browser) => resumeSignIn(browser, { password: PASSWORD })],
    ['shows it at a rotation', (browser) => rotate(browser)],
    [
      'shows it as a new session begins',
      async (browser, shown) => {
        const enrolment = await typed(server, username);
        const { found } = enrolment;
        await signOut(browser);
        await signIn(browser, {
          ...enrolment,
          found: { ...found, server: { ...found.server, certificate: shown } },
        });
      },
    ],
  ];

  /** Nothing of his is pinned, and his key is no earlier one of the server's. */
  async function expectUnbelieved(browser: Ports, posed: Awaited<ReturnType<typeof pose>>, real: WireIdCert) {
    const at = await standing(browser);
    expect(at.session.server.certificate).toBe(real);
    const pinned = pinnedCertificates(at, await heldIdCerts(at));
    const [now, earlier] = await findIssuers(at, pinned, [posed]);
    expect(now?.certificate).toBe(real);
    expect(earlier).toEqual({ certificate: posed.own, isKnown: false });
  }

  test.each(WAYS)('and %s is not taken for an earlier key of it', async (_how, act) => {
    const { profile, ports: before } = await newcomer();
    const { server: pinned } = (await standing(before)).session;
    const posed = await pose(pinned.certificate);
    const browser = await misled(profile, posed);
    await act(browser, posed.shown);
    expect((await standing(browser)).session.server).toEqual(pinned);
    await expectUnbelieved(browser, posed, pinned.certificate);
  });

  test.each(WAYS)(
    'or for the next one, and %s, as that one is followed, is not either',
    async (_how, act) => {
      const { profile } = await newcomer();
      await server.changeKey(true);
      const { certificate } = (await typed(server, username)).found.server;
      const posed = await pose(certificate);
      const browser = await misled(profile, posed);
      await act(browser, posed.shown);
      await expectUnbelieved(browser, posed, certificate);
    },
  );

  test('also at first sight is believed of no later key', async () => {
    const { certificate } = (await typed(server, username)).found.server;
    const posed = await pose(certificate);
    const browser = await misled(newProfile(server), posed);
    const { found, ...who } = await typed(server, username);
    await signIn(browser, {
      ...who,
      found: { ...found, server: { ...found.server, certificate: posed.shown } },
    });
    const at = await standing(browser);
    expect(at.session.server.certificate).toBe(posed.shown);
    const following = follow(at, at.session.server, posed.own);
    await expect(following).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  });
});

describe('an ID-Cert that names a key', () => {
  /** Lets the server answer differently for the key of an earlier time. */
  async function judgedWith(answer: () => Promise<Response>) {
    await changeKey();
    const { profile } = await newcomer();
    const { ports: misled } = await startBrowser(profile, {
      fetch: async (input, init) => {
        const { pathname, search } = new URL(new Request(input, init).url);
        return pathname === SERVER_KEY && search !== '' ? answer() : server.fetch(input, init);
      },
    });
    return judgements(misled);
  }
  const unproven = { valid: false, isIssuerKnown: true, failed: ['certification', 'dates'] };

  test('that the server never had does not hold', async () => {
    const said = await judgedWith(async () => refusal(404, 'CERT_NOT_FOUND'));
    expect(said).toEqual([HOLDS, unproven]);
  });

  test('while the server names another one for its time does not hold', async () => {
    const said = await judgedWith(() => server.fetch(`${server.address}${SERVER_KEY}`));
    expect(said).toEqual([HOLDS, unproven]);
  });
});

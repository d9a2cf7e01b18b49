import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discover } from '../network/discover.ts';
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
import { crash, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { acceptServerKey } from './accept-server-key.ts';
import { catchUp } from './catch-up.ts';
import { createIdentity } from './create-identity.ts';
import type { FoundServer } from './enrol.ts';
import { currentIdCert } from './id-certs.ts';
import type { Ports } from './ports.ts';
import { readCertificates } from './read-certificates.ts';
import { readSessions } from './read-sessions.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const KEY = 'POST /p2core/key/user/@me';
const STRANGE = { code: 'SERVER_KEY_CHANGED' };

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeEach(async () => {
  server = await startHomeServer();
  ({ profile, ports, username } = await newEnrolledBrowser(server));
});
afterEach(() => server.stop());

async function pinned(): Promise<string> {
  return (await standing(ports)).session.server.fingerprint;
}

/** What the administrator tells by another way. */
function shown(): string {
  return server.home().key.fingerprint;
}

async function loseServerKey(): Promise<void> {
  server.clock.ahead += 10;
  await server.changeKey(false);
}

function accept(fingerprint = shown()): Promise<void> {
  return acceptServerKey(ports, { fingerprint, found: null });
}

async function issuer(): Promise<string> {
  return (await currentIdCert(await standing(ports))).view.issuer.fingerprint;
}

/** The log tells of the new key once, and all holds under it. */
async function expectAccepted(): Promise<void> {
  expect(await pinned()).toBe(shown());
  expect(await issuer()).toBe(shown());
  const kinds = (await told(ports)).filter(({ kind }) => kind.startsWith('server-key'));
  expect(kinds).toEqual([{ kind: 'server-key-accepted', fingerprint: shown() }]);
  await expectConsistent(ports);
}

describe('a key that nobody vouches for, once a person accepts it', () => {
  test('is pinned; then the ID-Cert is renewed by itself, and the older one stays valid', async () => {
    const before = await pinned();
    await loseServerKey();
    await accept();
    await catchUp(ports);
    await expectAccepted();
    const all = await readCertificates(ports);
    expect(all.map(({ state, verdict, view }) => [state, verdict?.valid, view?.issuer.fingerprint])).toEqual([
      ['current', true, shown()],
      ['superseded', true, before],
    ]);
  });

  test('is accepted once: nothing more is renewed or told', async () => {
    await loseServerKey();
    await accept();
    await catchUp(ports);
    const serial = await serialOf(ports);
    await accept();
    await catchUp(ports);
    expect(await serialOf(ports)).toBe(serial);
    await expectAccepted();
  });

  test('lets the rotation go on that it had stopped, with the same bytes', async () => {
    await loseServerKey();
    await expect(rotate(ports)).rejects.toMatchObject(STRANGE);
    const before = server.exchanges.findLast(({ path }) => path.endsWith('/key/user/@me'))?.body;
    await accept();
    server.exchanges.length = 0;
    await catchUp(ports);
    expect(timesSent(server.exchanges, KEY)).toBe(1);
    expect(server.exchanges.find(({ method, body }) => method === 'POST' && body === before)).toBeDefined();
    await expectAccepted();
  });

  test('takes what the lost key had certified last, and renews that', async () => {
    await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
    const before = await pinned();
    await loseServerKey();
    await accept();
    await catchUp(ports);
    await expectAccepted();
    const issuers = (await readCertificates(ports)).map(({ view }) => view?.issuer.fingerprint);
    expect(issuers).toEqual([shown(), before, before]);
  });

  test('renews the ID-Cert after a crash right after it, too', async () => {
    await loseServerKey();
    const fingerprint = shown();
    await crash(profile, { at: 'commit', number: 1, when: 'after' }, (dying) =>
      acceptServerKey(dying, { fingerprint, found: null }),
    );
    await catchUp(ports);
    await expectAccepted();
  });

  test('lets a person sign in again whose token was refused', async () => {
    await loseToken(server, (await standing(ports)).session.sessionId);
    await loseServerKey();
    await expect(resumeSignIn(ports, { password: PASSWORD })).rejects.toMatchObject(STRANGE);
    await accept();
    await resumeSignIn(ports, { password: PASSWORD });
    await catchUp(ports);
    await expectAccepted();
  });

  test('may be an older one, of a server that was put back from a backup', async () => {
    const old = shown();
    const copy = await server.backUp();
    server.clock.ahead += 10;
    await server.changeKey(true);
    await rotate(ports);
    expect(await pinned()).not.toBe(old);
    server.clock.ahead += 10;
    await server.restore(copy);
    await expect(rotate(ports)).rejects.toMatchObject(STRANGE);
    await accept(old);
    await catchUp(ports);
    expect(await pinned()).toBe(old);
    expect(await issuer()).toBe(old);
    await expectConsistent(ports);
  });

  test('leaves the sessions of other browsers known', async () => {
    const { ports: elsewhere } = await startBrowser(newProfile(server));
    await signIn(elsewhere, await typed(server, username));
    await loseServerKey();
    await accept();
    await catchUp(ports);
    const { sessions } = await readSessions(ports);
    expect(sessions.map(({ certificate }) => certificate?.verdict.valid)).toEqual([true, true]);
  });
});

describe('nothing is pinned', () => {
  test('where the server shows yet another key than the one that was compared', async () => {
    const before = await pinned();
    await loseServerKey();
    const compared = shown();
    await loseServerKey();
    const fingerprints = { known: before, shown: shown() };
    await expect(accept(compared)).rejects.toMatchObject({ ...STRANGE, details: { fingerprints } });
    expect(await pinned()).toBe(before);
    expect((await told(ports)).map(({ kind }) => kind)).not.toContain('server-key-accepted');
  });

  test('where a part of the fingerprint is given for the whole', async () => {
    const before = await pinned();
    await loseServerKey();
    await expect(accept(shown().slice(-8))).rejects.toMatchObject(STRANGE);
    expect(await pinned()).toBe(before);
  });
});

describe('while nobody is signed in', () => {
  function discovered(): Promise<FoundServer> {
    return discover(server.address, { fetch: server.fetch, pageOrigin: server.address });
  }

  test.each([
    ['signs in', signIn, null],
    ['registers', createIdentity, 'somebody-else'],
  ] as const)('a person accepts the key of a domain that is known here, and %s', async (_, begin, name) => {
    const enrolment = () => typed(server, name ?? username);
    await signOut(ports);
    await loseServerKey();
    await expect(begin(ports, await enrolment())).rejects.toMatchObject(STRANGE);
    await acceptServerKey(ports, { fingerprint: shown(), found: await discovered() });
    await begin(ports, await enrolment());
    await catchUp(ports);
    expect(await pinned()).toBe(shown());
    await expectConsistent(ports);
    expect((await told(ports)).filter(({ kind }) => kind.startsWith('server-key'))).toHaveLength(1);
  });

  test('nothing is accepted of a domain that is not known here', async () => {
    const { ports: stranger } = await startBrowser(newProfile(server));
    const acceptance = { fingerprint: shown(), found: await discovered() };
    await expect(acceptServerKey(stranger, acceptance)).rejects.toMatchObject({ code: 'SERVER_KEY_INVALID' });
  });
});

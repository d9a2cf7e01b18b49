import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { certify } from '../crypto/openpgp/certify.ts';
import { readCertificateRequest } from '../crypto/openpgp/read-request.ts';
import { toWire } from '../crypto/openpgp/wire.ts';
import { replacing } from '../testing/bad-line.ts';
import {
  enrolledProfile,
  keysIn,
  newProfile,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  typed,
} from '../testing/browser.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { createIdentity } from './create-identity.ts';
import { currentIdCert } from './id-certs.ts';
import type { Ports } from './ports.ts';
import { readOverview } from './read-overview.ts';
import { rotate } from './rotate.ts';

const KEY = 'POST /p2core/key/user/@me';
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

/** What the server's own key certifies, under a serial that it chose before. */
async function issueWithSerial(request: string, serial: string): Promise<string> {
  const { session } = await standing(ports);
  const { domain, key, now: clock } = server.home();
  const { secret } = key;
  const now = clock();
  const { canonical } = await readCertificateRequest(request, { userId: session.fid, now, tolerance: 300 });
  const notations = [
    { name: `session-id@${domain}`, value: session.sessionId },
    { name: `serial@${domain}`, value: serial },
  ];
  const terms = { issuedAt: now, expiresAt: now + DAY, notations };
  return toWire(await certify(canonical, { key: secret, userId: domain }, terms));
}

describe('an ID-Cert that does not verify', () => {
  test('ends the rotation, its key is dead, and a new rotation heals', async () => {
    const { record, serial } = await currentIdCert(await standing(ports));
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 1 }, () =>
        Response.json(record.idCert, { status: 201 }),
      ),
    });
    await expect(rotate(meddled.ports)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
    const at = await standing(ports);
    expect(at.open).toBeUndefined();
    expect(await serialOf(ports)).toBe(serial);
    expect(await keysIn(ports, 'dead')).toBe(1);
    // The server has put the new one in force, and voided what was made for the old one.
    expect(await readOverview(ports)).toMatchObject({
      pool: { available: 0, level: 'red' },
      lastResort: null,
    });
    const idCerts = await ports.store.idCerts(at.session.sessionId);
    expect(idCerts.map(({ state }) => state).sort()).toEqual(['current', 'rejected']);

    await rotate(ports);
    await expectConsistent(ports);
  });

  test('is refused too when the server gives an old serial to the new key', async () => {
    const serial = await serialOf(ports);
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 1 }, async () => {
        const request = String(JSON.parse(server.exchanges.at(-1)?.body ?? ''));
        const idCert = await issueWithSerial(request, serial);
        return Response.json(idCert, { status: 201 });
      }),
    });
    await expect(rotate(meddled.ports)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
    const { session } = await standing(ports);
    const idCerts = await ports.store.idCerts(session.sessionId);
    expect(idCerts.map((each) => [each.state, each.serial]).sort()).toEqual([
      ['current', serial],
      ['rejected', serial],
    ]);
  });

  test('ends the session on the server too when it was to be the first', async () => {
    const trust = '/p2core/session/trust';
    const { ports: newcomer } = await startBrowser(newProfile(server), {
      fetch: async (input, init) => {
        const answer = await server.fetch(input, init);
        if (new URL(new Request(input, init).url).pathname !== trust) return answer;
        return Response.json({ ...(await answer.json()), id_cert: 'bm9uc2Vuc2U=' }, { status: 201 });
      },
    });
    const enrolment = createIdentity(newcomer, await typed(server, 'bob'));
    await expect(enrolment).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
    const [session] = await newcomer.store.sessions();
    expect(session).toMatchObject({ token: null, endedAt: expect.any(Number) });
    const { revoked_at } = await server
      .home()
      .db.selectFrom('sessions')
      .select('revoked_at')
      .where('session_id', '=', session?.sessionId ?? '')
      .executeTakeFirstOrThrow();
    expect(revoked_at).not.toBeNull();
  });

  test('is refused too when its bytes are no certificate at all', async () => {
    const meddled = await startBrowser(profile, {
      fetch: replacing(server.fetch, { route: KEY, times: 1 }, () =>
        Response.json('bm9uc2Vuc2U=', { status: 201 }),
      ),
    });
    await expect(rotate(meddled.ports)).rejects.toMatchObject({ code: 'ID_CERT_REJECTED' });
    const { session } = await standing(ports);
    const [rejected] = (await ports.store.idCerts(session.sessionId)).filter(
      ({ state }) => state === 'rejected',
    );
    expect(rejected).toMatchObject({ serial: null, idCert: 'bm9uc2Vuc2U=' });
  });
});

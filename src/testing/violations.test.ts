import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Commit } from '../flows/ports.ts';
import { connect } from '../flows/secrets.ts';
import { newEnrolledBrowser, standing } from './browser.ts';
import { type RunningServer, startHomeServer } from './home-server.ts';
import { violations } from './violations.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

/** A whole identity, whose records are then changed by hand. */
async function damaged(damage: (at: Awaited<ReturnType<typeof standing>>) => Promise<Partial<Commit>>) {
  const { ports, close } = await newEnrolledBrowser(server);
  const at = await standing(ports);
  expect(await violations(ports)).toEqual([]);
  const changed = await damage(at);
  await ports.store.commit({ sessionId: at.session.sessionId, expect: null, journal: null, ...changed });
  const told = await violations(ports);
  await close();
  return told;
}

const isOrdinary = ({ kind }: { kind: string }) => kind === 'ordinary';

test('tells of a private half that is gone', async () => {
  const told = await damaged(async ({ ports, session }) => {
    const [one] = (await ports.store.keyPackages(session.sessionId)).filter(isOrdinary);
    return { keyPackages: one ? [{ ...one, secret: null }] : [] };
  });
  expect(told).toEqual(['the private half of a published ordinary KeyPackage is not here']);
});

test('tells of private halves that were mixed up', async () => {
  const told = await damaged(async ({ ports, session }) => {
    const [one, another] = (await ports.store.keyPackages(session.sessionId)).filter(isOrdinary);
    return { keyPackages: one && another ? [{ ...one, keyPackage: another.keyPackage }] : [] };
  });
  expect(told).toContain('a published ordinary KeyPackage has another private half');
});

test('tells of an ID-Cert that only the server has, and of all that it makes stale', async () => {
  const told = await damaged(async (at) => {
    const [key] = await at.ports.store.identityKeys(at.session.sessionId);
    const [idCert] = await at.ports.store.idCerts(at.session.sessionId);
    const secret = { seed: at.ports.random(32), created: key?.created ?? at.ports.clock.now() };
    const { request } = await at.dialect.certificate.makeRequest(secret, at.session.fid);
    if (idCert?.serial) await at.dialect.rotate(await connect(at), request, idCert.serial);
    return {};
  });
  expect(told).toContain('the current ID-Cert of the server is not the one here');
  expect(told).toContain('the pool holds 0 of 100');
});

test('tells of a key that the log does not', async () => {
  const told = await damaged(async ({ ports, session }) => {
    const [key] = await ports.store.identityKeys(session.sessionId);
    return { identityKeys: key ? [{ ...key, fingerprint: 'f'.repeat(40), state: 'retired' }] : [] };
  });
  expect(told).toEqual(['the log does not tell of each certified key, once']);
});

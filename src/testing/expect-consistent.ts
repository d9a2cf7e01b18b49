import { x25519 } from '@noble/curves/ed25519.js';
import { expect } from 'vitest';
import { toHex } from '../crypto/encoding.ts';
import { decodeKeyPackage } from '../crypto/mls/codec.ts';
import { keyPackageRef } from '../crypto/mls/ref.ts';
import { verifyKeyPackage } from '../crypto/mls/verify.ts';
import { type CurrentIdCert, currentIdCert } from '../flows/id-certs.ts';
import { openIdentityKey } from '../flows/identity-keys.ts';
import type { KeyPackageRecord, Ports } from '../flows/ports.ts';
import { addressOf, connect } from '../flows/secrets.ts';
import type { Standing } from '../flows/standing.ts';
import { standing } from './browser.ts';
import { expectLog } from './expect-log.ts';

/**
 * What must hold whenever a journey is over, whatever happened on the way: server and browser agree on one current
 * ID-Cert, its private key is here, and so is the private half of all that the server can hand out; nothing is stale.
 * And the log agrees with all that.
 */
export async function expectConsistent(ports: Ports): Promise<void> {
  const at = await standing(ports);
  expect(at.open).toBeUndefined();
  const current = await currentIdCert(at);
  await expectOneIdCert(at, current);
  await expectItsKey(at, current);
  await expectStock(at, current);
  await expectLog(at);
}

async function expectOneIdCert(at: Standing, { record }: CurrentIdCert): Promise<void> {
  const listed = await at.dialect.certificates(await connect(at));
  const current = listed.filter(
    (each) =>
      each.sessionId === at.session.sessionId && each.supersededAt === null && each.revokedAt === null,
  );
  expect(current.map(({ idCert }) => idCert)).toEqual([record.idCert]);
  const held = await at.ports.store.idCerts(at.session.sessionId);
  expect(held.filter(({ state }) => state === 'current')).toHaveLength(1);
}

/** The stored seed makes the very request that was certified. */
async function expectItsKey(at: Standing, { record, view, key }: CurrentIdCert): Promise<void> {
  const { request, publicKey, fingerprint } = await at.dialect.certificate.makeRequest(
    await openIdentityKey(at, key),
    at.session.fid,
  );
  expect({ request, fingerprint }).toEqual({ request: key.request, fingerprint: view.fingerprint });
  expect(toHex(publicKey)).toBe(view.publicKey);
  const { session, dialect, ports } = at;
  const verdict = await dialect.certificate.verify(record.idCert, {
    serverCertificate: session.server.certificate,
    fid: session.fid,
    sessionId: session.sessionId,
    fingerprint,
    now: ports.clock.now(),
  });
  expect(verdict.valid).toBe(true);
  const keys = await ports.store.identityKeys(session.sessionId);
  expect(keys.filter(({ state }) => state === 'current')).toHaveLength(1);
  expect(keys.filter(({ state }) => state === 'prepared')).toEqual([]);
}

async function expectStock(at: Standing, current: CurrentIdCert): Promise<void> {
  const { available, lastResort } = await at.dialect.inventory(await connect(at));
  expect(available).toHaveLength(at.ports.poolTarget);
  if (!lastResort) throw new Error('the server holds no last-resort KeyPackage');
  const records = await at.ports.store.keyPackages(at.session.sessionId);
  const byRef = new Map(records.map((record) => [record.ref, record]));
  for (const ref of available) await expectUsable(at, current, byRef.get(ref), 'ordinary');
  await expectUsable(at, current, byRef.get(lastResort.ref), 'last-resort');
  const offered = new Set([...available, lastResort.ref]);
  const published = records.filter(({ state }) => state === 'published').map(({ ref }) => ref);
  expect(new Set(published)).toEqual(offered);
}

/** Both private halves are here and fit, and the credential is the current ID-Cert. */
async function expectUsable(
  at: Standing,
  { record: idCert, view }: CurrentIdCert,
  record: KeyPackageRecord | undefined,
  kind: KeyPackageRecord['kind'],
): Promise<void> {
  const reading = record && decodeKeyPackage(record.keyPackage);
  if (!record?.secret || !reading) throw new Error('the private half of a published KeyPackage is not here');
  expect(record.kind).toBe(kind);
  expect(await keyPackageRef(record.keyPackage)).toBe(record.ref);
  expect(await verifyKeyPackage(reading)).toBeNull();
  expect(reading.lastResort).toBe(kind === 'last-resort');
  expect(toHex(reading.leaf.signatureKey)).toBe(view.publicKey);
  expect(reading.leaf.credential.identity).toEqual(at.dialect.credential(idCert.idCert).identity);
  const secret = await at.ports.vault.open(addressOf(at.session, 'keyPackages', record.ref), record.secret);
  expect(x25519.getPublicKey(secret.subarray(0, 32))).toEqual(reading.initKey);
  expect(x25519.getPublicKey(secret.subarray(32))).toEqual(reading.leaf.encryptionKey);
}

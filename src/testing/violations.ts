import { x25519 } from '@noble/curves/ed25519.js';
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
import { logViolations } from './log-violations.ts';
import { same, sameSet, unless } from './unless.ts';

/**
 * What does not hold, in words, of what must hold whenever a journey is over, whatever happened on the way: server and
 * browser agree on one current ID-Cert, its private key is here, and so is the private half of all that the server can
 * hand out; nothing is stale. And the log agrees with all that.
 */
export async function violations(ports: Ports): Promise<string[]> {
  const at = await standing(ports);
  if (at.open) return [`a journey is open: ${at.open.journey}, at ${at.open.state}`];
  const current = await currentIdCert(at);
  return [
    ...(await idCertViolations(at, current)),
    ...(await keyViolations(at, current)),
    ...(await stockViolations(at, current)),
    ...(await logViolations(at)),
  ];
}

async function idCertViolations(at: Standing, { record }: CurrentIdCert): Promise<string[]> {
  const listed = await at.dialect.certificates(await connect(at));
  const current = listed.filter(
    (each) =>
      each.sessionId === at.session.sessionId && each.supersededAt === null && each.revokedAt === null,
  );
  const held = await at.ports.store.idCerts(at.session.sessionId);
  const here = held.filter(({ state }) => state === 'current').length;
  return [
    ...unless(current.length === 1, `${current.length} ID-Certs of this session are current on the server`),
    ...unless(
      current.every(({ idCert }) => idCert === record.idCert),
      'the current ID-Cert of the server is not the one here',
    ),
    ...unless(here === 1, `${here} ID-Certs are current here`),
  ];
}

/** The stored seed makes the very request that was certified. */
async function keyViolations(at: Standing, { record, view, key }: CurrentIdCert): Promise<string[]> {
  const { session, dialect, ports } = at;
  const seed = await openIdentityKey(at, key);
  const { request, publicKey, fingerprint } = await dialect.certificate.makeRequest(seed, session.fid);
  const verdict = await dialect.certificate.verify(record.idCert, {
    serverCertificate: record.issuer,
    fid: session.fid,
    sessionId: session.sessionId,
    fingerprint,
    now: ports.clock.now(),
  });
  const keys = await ports.store.identityKeys(session.sessionId);
  const inState = (state: string) => keys.filter((each) => each.state === state).length;
  return [
    ...unless(
      request === key.request && fingerprint === view.fingerprint && toHex(publicKey) === view.publicKey,
      'the private key here does not make the certified public key',
    ),
    ...unless(verdict.valid, 'the current ID-Cert does not verify'),
    ...unless(inState('current') === 1, `${inState('current')} identity keys are current here`),
    ...unless(inState('prepared') === 0, 'an identity key is still prepared'),
  ];
}

async function stockViolations(at: Standing, current: CurrentIdCert): Promise<string[]> {
  const { available, lastResort } = await at.dialect.inventory(await connect(at));
  const records = await at.ports.store.keyPackages(at.session.sessionId);
  const usable = (ref: string, kind: KeyPackageRecord['kind']) =>
    usableViolations(
      at,
      current,
      records.find((record) => record.ref === ref),
      kind,
    );
  const offered = [...available, ...(lastResort ? [lastResort.ref] : [])];
  const { clock, settings } = at.ports;
  const { poolTarget } = await settings.read();
  // What has run out is offered no more, and stays here as it was.
  const published = records.filter((each) => each.state === 'published' && each.notAfter > clock.now());
  return [
    ...unless(available.length === poolTarget, `the pool holds ${available.length} of ${poolTarget}`),
    ...(await Promise.all(available.map((ref) => usable(ref, 'ordinary')))).flat(),
    ...(lastResort
      ? await usable(lastResort.ref, 'last-resort')
      : ['the server holds no last-resort KeyPackage']),
    ...unless(
      sameSet(
        published.map(({ ref }) => ref),
        offered,
      ),
      'what is published here is not what the server offers',
    ),
  ];
}

/** Both private halves are here and fit, and the credential is the current ID-Cert. */
async function usableViolations(
  at: Standing,
  { record: idCert, view }: CurrentIdCert,
  record: KeyPackageRecord | undefined,
  kind: KeyPackageRecord['kind'],
): Promise<string[]> {
  const reading = record && decodeKeyPackage(record.keyPackage);
  if (!record?.secret || !reading) return [`the private half of a published ${kind} KeyPackage is not here`];
  const { leaf } = reading;
  const address = addressOf(at.session, 'keyPackages', record.ref);
  const secret = await at.ports.vault.open(address, record.secret);
  const fits =
    same(x25519.getPublicKey(secret.subarray(0, 32)), reading.initKey) &&
    same(x25519.getPublicKey(secret.subarray(32)), leaf.encryptionKey);
  const credential = at.dialect.credential(idCert.idCert).identity;
  const named = (sentence: string) => `a published ${kind} KeyPackage ${sentence}`;
  return [
    ...unless(fits, named('has another private half')),
    ...unless(same(leaf.credential.identity, credential), named('is stale: of another ID-Cert')),
    ...unless(toHex(leaf.signatureKey) === view.publicKey, named('is stale: of another identity key')),
    ...unless((await keyPackageRef(record.keyPackage)) === record.ref, named('has another reference')),
    ...unless((await verifyKeyPackage(reading)) === null, named('does not verify')),
    ...unless(
      record.kind === kind && reading.lastResort === (kind === 'last-resort'),
      named('is of the other kind'),
    ),
  ];
}

import { parseKeyPackageRef } from '../protocol/terms.ts';
import { isCode } from './answers.ts';
import { rowOf } from './pool.ts';
import type { KeyPackageRecord, Ports } from './ports.ts';
import { addressOf } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';
import type { KeyPackageEntry } from './views.ts';

/**
 * One KeyPackage of this session, decoded from its stored public bytes. `ref`: as typed into an address. Null where there
 * is none. Throws `NO_SESSION`.
 */
export async function readKeyPackage(ports: Ports, ref: string): Promise<KeyPackageEntry | null> {
  const { sessionId } = await requireSession(ports.store);
  const known = parseKeyPackageRef(ref);
  const record = known && (await ports.store.keyPackage(known));
  if (!record || record.sessionId !== sessionId) return null;
  const at = await standingOf(ports, sessionId, {});
  const { keyPackageReader, clock } = ports;
  return {
    row: rowOf(record, clock.now(), keyPackageReader.cipherSuite(record.keyPackage)),
    notBefore: record.notBefore,
    supersededAt: record.supersededAt,
    bytes: record.keyPackage,
    contents: await keyPackageReader.read(record.keyPackage, await credentialFor(at, record)),
    privateHalf: await lookAtSecret(at, record),
  };
}

/** What the leaf node has to carry: the ID-Cert that it was made for. */
async function credentialFor(
  { ports, session, dialect }: Standing,
  { serial }: KeyPackageRecord,
): Promise<Uint8Array | null> {
  const idCerts = await ports.store.idCerts(session.sessionId);
  const idCert = idCerts.find((each) => each.serial === serial && each.state !== 'rejected');
  return idCert ? dialect.credential(idCert.idCert).identity : null;
}

/** Opened for as long as it takes to see whose it is. */
async function lookAtSecret(
  { ports, session }: Standing,
  { ref, keyPackage, secret: sealed }: KeyPackageRecord,
): Promise<KeyPackageEntry['privateHalf']> {
  if (!sealed) return 'deleted';
  try {
    const secret = await ports.vault.open(addressOf(session, 'keyPackages', ref), sealed);
    const fits = await ports.keyPackageReader.fits({ ref, keyPackage, secret });
    secret.fill(0);
    return fits ? 'kept' : 'damaged';
  } catch (error) {
    if (isCode(error, 'RECORD_DAMAGED', 'RECORD_MOVED')) return 'damaged';
    throw error;
  }
}

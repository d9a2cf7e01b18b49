import type { Serial } from '../protocol/terms.ts';
import { change, type Records } from './change.ts';
import { makeIdentityKey } from './identity-keys.ts';
import type { Commit } from './ports.ts';
import type { Standing } from './standing.ts';

/**
 * T1: a new key and the exact bytes of its request, durable before any byte of it is sent. From wherever the journal
 * stands this begins a rotation. `serial`: of the ID-Cert that the server holds as current.
 */
export async function prepare(at: Standing, serial: Serial, records: Records = {}): Promise<Commit> {
  const key = await makeIdentityKey(at);
  const { fingerprint } = key;
  return change(
    at,
    { state: 'PREPARED', journey: 'rotate', fingerprint, expectedSerial: serial },
    { ...records, identityKeys: [...(records.identityKeys ?? []), key] },
  );
}

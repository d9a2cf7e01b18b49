import type { IdentityKeySecret } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { KEY_CREATION_MARGIN } from '../protocol/numbers.ts';
import type { IdentityKeyRecord } from './ports.ts';
import { addressOf } from './secrets.ts';
import type { Standing } from './standing.ts';

const SEED_LENGTH = 32;

/** A new key for this session, with the request that is sent for it. Nothing is written. */
export async function makeIdentityKey({
  ports,
  session,
  dialect,
}: Omit<Standing, 'open'>): Promise<IdentityKeyRecord> {
  const seed = ports.random(SEED_LENGTH);
  const created = ports.clock.now() - KEY_CREATION_MARGIN;
  const { request, fingerprint } = await dialect.certificate.makeRequest({ seed, created }, session.fid);
  const secret = await ports.vault.seal(addressOf(session, 'identityKeys', fingerprint), seed);
  return { fingerprint, sessionId: session.sessionId, state: 'prepared', created, request, secret };
}

/** Opens a key. Throws `VAULT_LOCKED` or `RECORD_DAMAGED`. */
export async function openIdentityKey(
  { ports, session }: Standing,
  { fingerprint, created, secret }: IdentityKeyRecord,
): Promise<IdentityKeySecret> {
  const seed = await ports.vault.open(addressOf(session, 'identityKeys', fingerprint), secret);
  return { seed, created };
}

/** The key that the journal names. */
export async function keyOf({ ports, session }: Standing, fingerprint: string): Promise<IdentityKeyRecord> {
  const keys = await ports.store.identityKeys(session.sessionId);
  const found = keys.find((key) => key.fingerprint === fingerprint);
  if (!found) throw new ClavesError('RECORD_DAMAGED');
  return found;
}

/** These keys, all in a new state. */
export function inState(
  state: IdentityKeyRecord['state'],
  keys: readonly IdentityKeyRecord[],
): IdentityKeyRecord[] {
  return keys.map((key) => ({ ...key, state }));
}

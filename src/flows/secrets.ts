import { ClavesError } from '../protocol/claves-error.ts';
import type { HttpPort } from '../protocol/http.ts';
import type { RecordAddress, SessionRecord, StoreName } from './ports.ts';
import type { Sealed } from './sealed.ts';
import type { Standing } from './standing.ts';

/** Where a secret of this session lies; it opens nowhere else. */
export function addressOf(
  { fid, sessionId }: Pick<SessionRecord, 'fid' | 'sessionId'>,
  store: StoreName,
  id: string,
): RecordAddress {
  return { store, id, fid, sessionId };
}

/** The bearer token, sealed into the session's record. */
export function sealToken({ ports, session }: Standing, token: string): Promise<Sealed> {
  return ports.vault.seal(tokenAddress(session), new TextEncoder().encode(token));
}

/** A connection with the session's token. Throws `SIGN_IN_NEEDED` where there is none. */
export async function connect(at: Standing): Promise<HttpPort> {
  return at.ports.http(at.session.homeServer, await tokenOf(at), at.options.signal);
}

/** The session's token. Throws `SIGN_IN_NEEDED` where there is none. */
export async function tokenOf({ ports, session }: Standing): Promise<string> {
  if (!session.token) throw new ClavesError('SIGN_IN_NEEDED');
  return new TextDecoder().decode(await ports.vault.open(tokenAddress(session), session.token));
}

/** A connection for what needs no token. */
export function connectWithoutToken({ ports, session, options }: Standing): HttpPort {
  return ports.http(session.homeServer, null, options.signal);
}

function tokenAddress(session: SessionRecord): RecordAddress {
  return addressOf(session, 'sessions', session.sessionId);
}

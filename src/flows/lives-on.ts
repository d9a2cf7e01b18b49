import type { ServerIdentity } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Fid } from '../protocol/terms.ts';
import { isCode, toClavesError } from './answers.ts';
import { lastSessionAt } from './last-session-at.ts';
import type { Ports, RunOptions } from './ports.ts';
import { connectWithoutToken } from './secrets.ts';
import { follow } from './server-key.ts';
import type { Standing } from './standing.ts';

/**
 * Does the home server show an ID-Cert in force of an actor whose session here is over? Then its identity is there. Where
 * it shows none, that was deleted, or each of its sessions has ended or run out: the server says the same of them all.
 * Asked once, without a token. Throws `NO_SESSION` where the actor had none here, `SERVER_UNREACHABLE`,
 * `SERVER_KEY_CHANGED`, or what the server refuses with.
 */
export async function livesOn(ports: Ports, fid: Fid, options: RunOptions = {}): Promise<boolean> {
  const at = await lastOf(ports, fid, options);
  const http = connectWithoutToken(at);
  try {
    await follow(at, await pinnedAt(at), await at.dialect.serverCertificate(http));
    return (await at.dialect.certificatesOf(http, fid)).length > 0;
  } catch (error) {
    if (isCode(error, 'CERT_NOT_FOUND', 'USER_NOT_FOUND')) return false;
    throw toClavesError(error);
  }
}

/** A later session of another actor may have seen, or accepted, a newer key. */
async function pinnedAt({ ports, session }: Standing): Promise<ServerIdentity> {
  const last = await lastSessionAt(ports.store, session.server.domain, session.dialect);
  return (last ?? session).server;
}

/** The actor's last session in this browser, over as it may be. */
async function lastOf(ports: Ports, fid: Fid, options: RunOptions): Promise<Standing> {
  const sessions = (await ports.store.sessions()).filter((session) => session.fid === fid);
  const [session] = sessions.sort((a, b) => b.createdAt - a.createdAt);
  if (!session) throw new ClavesError('NO_SESSION');
  return { ports, session, dialect: ports.dialect(session.dialect), options, open: undefined };
}

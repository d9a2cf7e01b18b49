import type { ServerIdentity } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { keep, write } from './change.ts';
import type { FoundServer } from './enrol.ts';
import { lastSessionAt } from './last-session-at.ts';
import { underLock } from './lock.ts';
import type { Ports, SessionRecord } from './ports.ts';
import { shownBy, strangeKey } from './server-key.ts';
import { requireSession, type Standing } from './standing.ts';

/** A home server's key that a person would believe. */
export interface Acceptance {
  /** As the administrator told it by another way: the whole of it, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Where the server was found, while no session is open; null for the home server of the open one. */
  readonly found: FoundServer | null;
}

/**
 * Pins the key that the home server shows though no key that is known here vouches for it: a person has compared its
 * fingerprint (decision 29). What stood for want of it then goes on by catching up. Throws `SERVER_KEY_CHANGED` where
 * the server shows yet another key, `SERVER_KEY_INVALID` where it is not of the domain that is known here.
 */
export async function acceptServerKey(ports: Ports, { fingerprint, found }: Acceptance): Promise<void> {
  const { sessionId } = found ? await lastSessionOf(ports, found) : await requireSession(ports.store);
  await underLock(ports, { sessionId }, {}, async () => {
    const at = await standingAt(ports, sessionId);
    const { server: pinned } = at.session;
    const server = found?.server ?? (await readShown(at));
    if (server.domain !== pinned.domain) throw new ClavesError('SERVER_KEY_INVALID');
    if (server.fingerprint !== fingerprint) throw strangeKey(pinned, server);
    if (server.fingerprint === pinned.fingerprint) return;
    const activity = [{ kind: 'server-key-accepted', fingerprint } as const];
    // A person vouches for it, and nobody else's word on it: see `follow`.
    const certificate = at.dialect.certificate.certifiedOnlyBy(server.certificate, []);
    const sessions = [{ ...at.session, server: { ...server, certificate } }];
    await write(ports, keep(at, { sessions, activity }));
  });
}

async function readShown(at: Standing): Promise<ServerIdentity> {
  return at.dialect.certificate.readServer(await shownBy(at), at.ports.clock.now());
}

async function lastSessionOf({ store }: Ports, { server, dialect }: FoundServer): Promise<SessionRecord> {
  const session = await lastSessionAt(store, server.domain, dialect.name);
  if (!session) throw new ClavesError('SERVER_KEY_INVALID');
  return session;
}

/** Like `standingOf`, for a session that has ended too. */
async function standingAt(ports: Ports, sessionId: SessionRecord['sessionId']): Promise<Standing> {
  const session = await ports.store.session(sessionId);
  if (!session) throw new ClavesError('NO_SESSION');
  const open = await ports.store.journal(sessionId);
  return { ports, session, dialect: ports.dialect(session.dialect), options: {}, open };
}

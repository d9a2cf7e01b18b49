import type { ServerIdentity } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Dialect } from '../protocol/dialect.ts';
import { type Fid, localNameOf, parseFid, parseSessionId, type SessionId } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import { advance } from './advance.ts';
import { change, write } from './change.ts';
import { makeIdentityKey } from './identity-keys.ts';
import { lastSessionAt } from './last-session-at.ts';
import { underEnrolmentLock, underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { follow, hearServer, keyChange } from './server-key.ts';
import { activeSession, type Standing } from './standing.ts';

/** A home server as discovery found it. */
export interface FoundServer {
  /** Base URL of its API, no slash at its end. */
  readonly address: string;
  readonly dialect: Dialect;
  readonly server: ServerIdentity;
}

export interface Enrolment {
  readonly found: FoundServer;
  readonly username: string;
  /** Sent, and never stored, like the invitation. */
  readonly password: string;
  /** To register where the home server asks for one. */
  readonly invitation?: string | undefined;
}

/**
 * Enrols this browser as a new session, and fills its pool; `register`: makes the actor first. Throws `SESSION_EXISTS`
 * where one is here. What the server refuses leaves nothing half open; what is cut off stays in the journal.
 */
export async function enrol(
  ports: Ports,
  enrolment: Enrolment,
  register: boolean,
  options: RunOptions,
): Promise<void> {
  const session = await underEnrolmentLock(ports, options, () => begin(ports, enrolment, register, options));
  const { password, invitation } = enrolment;
  const typed = { password, invitation, fresh: true };
  await underLock(ports, session, options, () => advance(ports, session, { ...options, typed }));
}

/** Whom these are the credentials of. Throws `USERNAME_INVALID`. */
export function fidOf({ found, username }: Pick<Enrolment, 'found' | 'username'>): Fid {
  const fid = parseFid(`${username}@${found.server.domain}`);
  if (!fid) throw new ClavesError('USERNAME_INVALID');
  return fid;
}

/** Session, key, request and pinned server key are durable before the server hears of any of them. */
async function begin(
  ports: Ports,
  enrolment: Enrolment,
  register: boolean,
  options: RunOptions,
): Promise<SessionRecord> {
  const { found } = enrolment;
  if (await activeSession(ports.store)) throw new ClavesError('SESSION_EXISTS');
  const blank = newSession(ports, found, fidOf(enrolment));
  const at = { ports, session: blank, dialect: found.dialect, options, open: undefined };
  // The answer also sets the clock, by which the new key is dated.
  const heard = { ...blank, server: await hearServer(at), createdAt: ports.clock.now() };
  const { server, activity } = await followEarlier({ ...at, session: heard });
  const session = { ...heard, server };
  const key = await makeIdentityKey(at);
  const username = localNameOf(session.fid);
  const entry = {
    state: 'ENROLLING',
    journey: 'enrol',
    fingerprint: key.fingerprint,
    username,
    register,
  } as const;
  await write(ports, change(at, entry, { sessions: [session], identityKeys: [key], activity }));
  return session;
}

function newSession(ports: Ports, { address, dialect, server }: FoundServer, fid: Fid): SessionRecord {
  return {
    sessionId: newSessionId(ports),
    fid,
    homeServer: address,
    dialect: dialect.name,
    server,
    createdAt: ports.clock.now(),
    token: null,
    endedAt: null,
    syncedAt: null,
  };
}

interface Followed {
  readonly server: ServerIdentity;
  /** What the log tells of a key that the pinned one vouches for. */
  readonly activity: ActivityEvent[];
}

/** A domain that an earlier session here has pinned stays pinned. Throws `SERVER_KEY_CHANGED`. */
async function followEarlier(at: Standing): Promise<Followed> {
  const { ports, session, dialect } = at;
  const earlier = await lastSessionAt(ports.store, session.server.domain, dialect.name);
  if (!earlier) return { server: session.server, activity: [] };
  const server = await follow(at, earlier.server, session.server.certificate);
  return { server, activity: keyChange(earlier.server, server) };
}

/** 16 random bytes, Base64url. */
function newSessionId(ports: Ports): SessionId {
  const base64 = btoa(String.fromCharCode(...ports.random(16)));
  const id = parseSessionId(base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  if (!id) throw new ClavesError('UNEXPECTED');
  return id;
}

import type { ActivityEvent } from '../flows/activity.ts';
import { createIdentity } from '../flows/create-identity.ts';
import type { Enrolment } from '../flows/enrol.ts';
import { currentIdCert } from '../flows/id-certs.ts';
import type { IdentityKeyRecord, Ports } from '../flows/ports.ts';
import { connect } from '../flows/secrets.ts';
import { requireSession, type Standing, standingOf } from '../flows/standing.ts';
import { discover } from '../network/discover.ts';
import type { Fetch } from '../network/http.ts';
import type { Serial, SessionId } from '../protocol/terms.ts';
import { makePorts } from '../worker/ports.ts';
import type { Fuse } from './fuse.ts';
import type { RunningServer } from './home-server.ts';
import { noChannel } from './no-channel.ts';
import { freshName, openStorage } from './storage.ts';

export const PASSWORD = 'correct horse battery';
const PASSPHRASE = 'a passphrase of the vault';

/** A browser profile: it outlives the worker that is started on it. */
export interface Profile {
  readonly name: string;
  readonly server: RunningServer;
}

export function newProfile(server: RunningServer): Profile {
  return { name: freshName(), server };
}

interface Started {
  readonly ports: Ports;
  /** Milliseconds of each wait between two tries; no test sits through them. */
  readonly waits: number[];
  close(): Promise<void>;
}

/** Starts a worker on a profile, its vault open. `fetch`: what lies between it and the server. */
export async function startBrowser(
  { name, server }: Profile,
  { fuse, fetch = server.fetch }: { readonly fuse?: Fuse; readonly fetch?: Fetch } = {},
): Promise<Started> {
  const { database, vault } = openStorage(name);
  await ((await vault.state()) === 'missing'
    ? vault.create(PASSPHRASE)
    : vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE }));
  const waits: number[] = [];
  const world = {
    database,
    vault,
    fetch: fuse ? fuse.fetch(fetch) : fetch,
    pageOrigin: server.address,
    WebSocket,
    channel: noChannel(),
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  const ports: Ports = { ...makePorts(world), sleep };
  return { ports: fuse ? fuse.ports(ports) : ports, waits, close: () => database.close() };
}

/** What a person types to register or to sign in, after the server was found. */
export async function typed(
  server: RunningServer,
  username: string,
  password = PASSWORD,
): Promise<Enrolment> {
  const found = await discover(server.address, { fetch: server.fetch, pageOrigin: server.address });
  return { found, username, password };
}

/** A profile whose session is enrolled and stocked. */
export async function enrolledProfile(server: RunningServer, username: string): Promise<Profile> {
  const profile = newProfile(server);
  const { ports, close } = await startBrowser(profile);
  await createIdentity(ports, await typed(server, username));
  await close();
  return profile;
}

/** Where this browser's session stands. */
export async function standing(ports: Ports): Promise<Standing> {
  const { sessionId } = await requireSession(ports.store);
  return standingOf(ports, sessionId, {});
}

/** Of the ID-Cert that this browser holds as current. */
export async function serialOf(ports: Ports): Promise<Serial> {
  return (await currentIdCert(await standing(ports))).serial;
}

/** The server ends every token of a session. */
export async function loseToken(server: RunningServer, sessionId: SessionId): Promise<void> {
  const { db } = server.home();
  const row = db.selectFrom('sessions').select('id').where('session_id', '=', sessionId);
  await db.deleteFrom('tokens').where('session', '=', row).execute();
}

/** What the log of this browser tells, of all its sessions, the oldest first. */
export async function told({ store }: Ports): Promise<ActivityEvent[]> {
  return (await store.activity()).map(({ event }) => event);
}

/** How many identity keys of this browser's session are in a state. */
export async function keysIn(ports: Ports, state: IdentityKeyRecord['state']): Promise<number> {
  const { session } = await standing(ports);
  const keys = await ports.store.identityKeys(session.sessionId);
  return keys.filter((key) => key.state === state).length;
}

/** A browser of an actor that no other test has, enrolled, stocked and open. */
export async function newEnrolledBrowser(server: RunningServer) {
  const username = `actor-${crypto.randomUUID()}`;
  const profile = await enrolledProfile(server, username);
  return { profile, username, ...(await startBrowser(profile)) };
}

/** The server ends the session, and this browser does not hear of it. */
export async function revokeElsewhere(ports: Ports): Promise<void> {
  const at = await standing(ports);
  await at.dialect.revoke(await connect(at));
}

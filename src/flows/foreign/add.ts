import { ClavesError } from '../../protocol/claves-error.ts';
import type { FoundServer } from '../enrol.ts';
import type { Ports, RunOptions } from '../ports.ts';
import { requireSession } from '../standing.ts';
import { attempt } from './attempt.ts';
import { type AtHome, readAtHome } from './current.ts';
import { isPassing } from './errors.ts';
import type { ForeignServerRecord } from './ports.ts';
import { foreignServerId, signedOutRecord } from './record.ts';
import { underForeignLock, writeForeign } from './write.ts';

/**
 * Signs this session in on a foreign server that discovery found; where it is signed in already, asks whether that still
 * holds. What was pinned of that domain before stays pinned. The record is durable before anything is sent: what is cut
 * off goes on by itself, what the server refuses leaves nothing that would. Throws `NOT_FOREIGN`, `ID_CERT_PENDING`, or
 * what the server is to blame for. Resolves to its domain.
 */
export async function addForeignServer(
  ports: Ports,
  found: FoundServer,
  options: RunOptions = {},
): Promise<string> {
  const { sessionId, server } = await requireSession(ports.store);
  if (found.server.domain === server.domain) throw new ClavesError('NOT_FOREIGN');
  const id = foreignServerId(sessionId, found.server.domain);
  await underForeignLock(ports, id, options, async () => {
    const atHome = await readAtHome(ports, options);
    const record = await begin(ports, atHome, id, found);
    const failure = await attempt(ports, atHome, record, options);
    if (!failure) return;
    if (!isPassing(failure)) await giveUp(ports, id);
    throw failure;
  });
  return found.server.domain;
}

async function begin(
  ports: Ports,
  { home }: AtHome,
  id: string,
  { address, dialect, server }: FoundServer,
): Promise<ForeignServerRecord> {
  const before = await ports.foreignServers.one(id);
  const isOpen = before?.endedAt === null && before.address === address;
  if (before && isOpen) return before;
  const { sessionId } = home.session;
  const known = { id, sessionId, address, dialect: dialect.name, endedAt: null };
  const pinned = before?.server ?? (await pinnedEarlier(ports, server.domain, dialect.name)) ?? server;
  const next = signedOutRecord({ ...known, server: pinned, createdAt: ports.clock.now() });
  // A token is of its address alone.
  return writeForeign(ports, before ?? null, next);
}

/** By another session of this browser, the latest one. */
async function pinnedEarlier({ foreignServers }: Ports, domain: string, dialect: string) {
  const records = (await foreignServers.all()).filter(
    (each) => each.server.domain === domain && each.dialect === dialect,
  );
  return records.sort((a, b) => b.createdAt - a.createdAt)[0]?.server;
}

/** Where it never was signed in, nobody waits for it. */
async function giveUp(ports: Ports, id: string): Promise<void> {
  const record = await ports.foreignServers.one(id);
  if (record?.endedAt !== null || record.toldSerial !== null) return;
  await writeForeign(ports, record, { ...record, trouble: null, endedAt: ports.clock.now() });
}

import type { Ports, RunOptions } from '../ports.ts';
import { activeSession, requireSession, standingOf } from '../standing.ts';
import { attempt, isBehind } from './attempt.ts';
import { type AtHome, isPending, readAtHome } from './current.ts';
import { leaveForeignServers } from './end.ts';
import type { ForeignServerRecord } from './ports.ts';
import { foreignServerId } from './record.ts';
import { isDue } from './trouble.ts';
import { underForeignLock } from './write.ts';

/**
 * Tells each foreign server that does not know the current ID-Cert of it, side by side: one that is down keeps no other
 * waiting. One try for each whose time has come; between T1 and T2 of a rotation none. Resolves to how many seconds it is
 * until the next try, null where nothing is left to do. Throws only what no foreign server is to blame for.
 */
export async function tellForeignServers(ports: Ports, options: RunOptions = {}): Promise<number | null> {
  const session = await activeSession(ports.store);
  if (!session || isPending(await standingOf(ports, session.sessionId, options))) return null;
  await endLeftOver(ports, options);
  const atHome = await readAtHome(ports, options);
  await Promise.all((await behind(ports, atHome)).map((each) => tellOne(ports, each, options)));
  return untilNextTry(ports, await behind(ports, atHome));
}

/** Asks one of them now, for a person who would not wait. Throws `ID_CERT_PENDING`, or what it is to blame for. */
export async function askForeignServer(
  ports: Ports,
  domain: string,
  options: RunOptions = {},
): Promise<void> {
  const { sessionId } = await requireSession(ports.store);
  const id = foreignServerId(sessionId, domain);
  await underForeignLock(ports, id, options, async () => {
    const record = await ports.foreignServers.one(id);
    if (record?.endedAt !== null) return;
    const failure = await attempt(ports, await readAtHome(ports, options), record, options);
    if (failure) throw failure;
  });
}

async function behind({ foreignServers }: Ports, atHome: AtHome): Promise<ForeignServerRecord[]> {
  const { sessionId } = atHome.home.session;
  return (await foreignServers.all()).filter(
    (each) => each.sessionId === sessionId && each.endedAt === null && isBehind(each, atHome),
  );
}

/** Another tab may have done it while this one waited for its turn. */
async function tellOne(
  ports: Ports,
  { id, trouble }: ForeignServerRecord,
  options: RunOptions,
): Promise<void> {
  if (!isDue(trouble, ports.clock.now())) return;
  await underForeignLock(ports, id, options, async () => {
    const record = await ports.foreignServers.one(id);
    const atHome = await readAtHome(ports, options);
    if (record?.endedAt !== null || !isBehind(record, atHome)) return;
    if (!isDue(record.trouble, ports.clock.now())) return;
    await attempt(ports, atHome, record, options);
  });
}

/** Of sessions that ended while nobody could be told. */
async function endLeftOver(ports: Ports, options: RunOptions): Promise<void> {
  for (const session of await ports.store.sessions()) {
    if (session.endedAt !== null) await leaveForeignServers(ports, session.sessionId, options);
  }
}

function untilNextTry({ clock }: Ports, records: readonly ForeignServerRecord[]): number | null {
  if (records.length === 0) return null;
  const now = clock.now();
  const waits = records.map(({ trouble }) => (trouble ? trouble.nextTryAt - now : 0));
  return Math.max(1, Math.min(...waits));
}

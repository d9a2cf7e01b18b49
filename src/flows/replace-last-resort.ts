import type { KeyPackageRef, SessionId } from '../protocol/terms.ts';
import { change } from './change.ts';
import { currentIdCert } from './id-certs.ts';
import type { Commit, Ports, RunOptions } from './ports.ts';
import { prepare } from './prepare.ts';
import { hearTime } from './server-key.ts';
import { stage, tellMade } from './stage.ts';
import { requireSession, type Standing } from './standing.ts';
import { travel } from './travel.ts';

/** A new last-resort KeyPackage; the old one serves until the server has swapped them. */
export async function replaceLastResort(ports: Ports, options: RunOptions = {}): Promise<void> {
  const { sessionId } = await requireSession(ports.store);
  const seen = await serving(ports, sessionId);
  const isDone = async () => (await serving(ports, sessionId)) !== seen;
  return travel(ports, options, { journey: 'last-resort', begin, isDone });
}

/** The last-resort KeyPackage on offer, of whichever ID-Cert. */
async function serving({ store }: Ports, sessionId: SessionId): Promise<KeyPackageRef | undefined> {
  const records = await store.keyPackages(sessionId);
  return records.find(({ kind, state }) => kind === 'last-resort' && state === 'published')?.ref;
}

/** The private half is durable in the same commit that opens the journal. */
async function begin(at: Standing): Promise<Commit> {
  await hearTime(at);
  const current = await currentIdCert(at);
  if (current.view.expiresAt <= at.ports.clock.now()) return prepare(at, current.serial);
  const journey = 'last-resort';
  const wanted = { ordinary: 0, lastResort: true };
  const { keyPackages, lastResort } = await stage(at, current, wanted, tellMade(at, journey, 'UPLOADED'));
  return change(at, { state: 'UPLOADED', journey, lastResort }, { keyPackages });
}

import type { Serial, SessionId } from '../protocol/terms.ts';
import { currentIdCert } from './id-certs.ts';
import type { Commit, Ports, RunOptions } from './ports.ts';
import { prepare } from './prepare.ts';
import { hearTime } from './server-key.ts';
import { requireSession, type Standing } from './standing.ts';
import { travel } from './travel.ts';

/**
 * New identity key, new ID-Cert, new KeyPackages: the whole line of section 10. What was begun survives a crash at any
 * point; the next run or `resume` goes on with the same bytes. Throws `ClavesError`.
 */
export async function rotate(ports: Ports, options: RunOptions = {}): Promise<void> {
  const { sessionId } = await requireSession(ports.store);
  const seen = await serialIn(ports, sessionId);
  const isDone = async () => (await serialIn(ports, sessionId)) !== seen;
  return travel(ports, options, { journey: 'rotate', begin, isDone });
}

/** Of the current ID-Cert, as far as it has one. */
async function serialIn({ store }: Ports, sessionId: SessionId): Promise<Serial | null> {
  const idCerts = await store.idCerts(sessionId);
  return idCerts.find(({ state }) => state === 'current')?.serial ?? null;
}

async function begin(at: Standing): Promise<Commit> {
  await hearTime(at);
  const { serial } = await currentIdCert(at);
  return prepare(at, serial);
}

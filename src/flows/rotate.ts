import type { Records } from './change.ts';
import { currentIdCert, serialIn } from './id-certs.ts';
import { look, newsOf } from './inventory.ts';
import type { Commit, Ports, RunOptions } from './ports.ts';
import { prepare } from './prepare.ts';
import { givenUp } from './restage.ts';
import { connect } from './secrets.ts';
import { hearTime } from './server-key.ts';
import { requireSession, type Standing } from './standing.ts';
import { travel } from './travel.ts';

/**
 * New identity key, new ID-Cert, new KeyPackages: the whole line of section 10. What was begun survives a crash at any
 * point; the next run or `resume` goes on with the same bytes. Throws `ClavesError`.
 */
export async function rotate(ports: Ports, options: RunOptions = {}): Promise<void> {
  const { sessionId } = await requireSession(ports.store);
  const seen = await serialIn(ports.store, sessionId);
  const isDone = async () => (await serialIn(ports.store, sessionId)) !== seen;
  return travel(ports, options, { journey: 'rotate', begin, isDone, outranks: true });
}

async function begin(at: Standing): Promise<Commit> {
  const { keyPackages = [], ...news } = await stockNews(at);
  await hearTime(at);
  const { serial } = await currentIdCert(at);
  return prepare(at, serial, { ...news, keyPackages: [...(await givenUp(at)), ...keyPackages] });
}

/**
 * What the server tells of what this voids, asked once: only of what it still knows is it certain afterwards that nobody
 * has it. Where it does not tell, what it told before counts no more.
 */
async function stockNews(at: Standing): Promise<Records> {
  try {
    const http = await connect(at);
    return await newsOf(at, await look(at, () => at.dialect.inventory(http)));
  } catch {
    return { sessions: [{ ...at.session, syncedAt: null }] };
  }
}

import { change } from './change.ts';
import { currentIdCert, serialIn } from './id-certs.ts';
import { takeStock } from './inventory.ts';
import type { IdentityStore, Ports, RunOptions, SessionRecord } from './ports.ts';
import { prepare } from './prepare.ts';
import { restored } from './server-restored.ts';
import { requireSession } from './standing.ts';
import { travel } from './travel.ts';

/**
 * Fills the pool to its target, as the server's inventory says; where that offers what was handed out before, a
 * rotation voids it all first. Resolves to how many KeyPackages were published.
 */
export async function replenish(ports: Ports, options: RunOptions = {}): Promise<number> {
  const session = await requireSession(ports.store);
  const seen = await serialIn(ports.store, session.sessionId);
  const offersSpent = await takeStock(ports, options);
  const before = await countPublished(ports.store, session);
  await travel(ports, options, {
    journey: 'replenish',
    begin: async (at) => {
      const { serial } = await currentIdCert(at);
      // Unless a rotation has voided it since.
      if (offersSpent && serial === seen) return prepare(at, serial, { activity: restored(at) });
      return change(at, { state: 'CERTIFIED', journey: 'replenish' });
    },
  });
  return (await countPublished(ports.store, session)) - before;
}

/** How many were ever published: no record is taken away. */
async function countPublished(store: IdentityStore, { sessionId }: SessionRecord): Promise<number> {
  const records = await store.keyPackages(sessionId);
  return records.filter(({ kind, publishedAt }) => kind === 'ordinary' && publishedAt !== null).length;
}

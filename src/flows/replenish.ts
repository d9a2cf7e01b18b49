import { LOW_STOCK } from '../protocol/numbers.ts';
import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import { change } from './change.ts';
import { currentIdCert, serialIn } from './id-certs.ts';
import { takeStock } from './inventory.ts';
import type { IdentityStore, Ports, RunOptions, SessionRecord } from './ports.ts';
import { prepare } from './prepare.ts';
import { restored } from './server-restored.ts';
import { requireSession, standingOf } from './standing.ts';
import { isLastResortDue, onOffer } from './stock.ts';
import { travel } from './travel.ts';

/**
 * Fills the pool to its target, as the server's inventory says; where that offers what was handed out before, a
 * rotation voids it all first. Resolves to how many KeyPackages were published.
 */
export async function replenish(ports: Ports, options: RunOptions = {}): Promise<number> {
  const session = await requireSession(ports.store);
  const seen = await lookAtStock(ports, options);
  const before = await countPublished(ports.store, session);
  await fill(ports, seen, options);
  return (await countPublished(ports.store, session)) - before;
}

/** What the server's inventory said, and under which ID-Cert. */
interface Seen {
  readonly serial: Serial | null;
  readonly offersSpent: boolean;
}

async function lookAtStock(ports: Ports, options: RunOptions): Promise<Seen> {
  const serial = await serialIn(ports.store, (await requireSession(ports.store)).sessionId);
  return { serial, offersSpent: await takeStock(ports, options) };
}

function fill(ports: Ports, seen: Seen, options: RunOptions): Promise<void> {
  return travel(ports, options, {
    journey: 'replenish',
    begin: async (at) => {
      const { serial } = await currentIdCert(at);
      // Unless a rotation has voided it since.
      if (seen.offersSpent && serial === seen.serial) {
        return prepare(at, serial, { activity: restored(at) });
      }
      return change(at, { state: 'CERTIFIED', journey: 'replenish' });
    },
  });
}

/** Seconds. Who has just filled the pool is emptied on purpose: not every time at once. */
const AT_LEAST_BETWEEN = 30;

/**
 * What nobody clicked: fills the pool where the server has fewer KeyPackages than `LOW_STOCK`, and makes a last-resort one
 * where that is due; where the person fills it by hand, that is only marked, for the pages to tell. Asked again when that
 * is done, it finds nothing to do.
 */
export async function replenishIfLow(ports: Ports, options: RunOptions = {}): Promise<void> {
  const byItself = { ...options, isAutomatic: true };
  const seen = await lookAtStock(ports, byItself);
  const { isLow, filledAt } = await readStock(ports);
  const { refillsByItself } = await ports.settings.read();
  if (!(isLow && refillsByItself) && !seen.offersSpent) return;
  const wait = filledAt + AT_LEAST_BETWEEN - ports.clock.now();
  if (wait > 0 && filledAt > 0) await ports.sleep(Math.min(wait, AT_LEAST_BETWEEN) * 1000, options.signal);
  await fill(ports, seen, byItself);
}

/** Is there too little on offer, as far as is known here? `filledAt`: when the last KeyPackage was published. */
async function readStock(ports: Ports): Promise<{ isLow: boolean; filledAt: UnixSeconds }> {
  const { sessionId } = await requireSession(ports.store);
  const { serial } = await currentIdCert(await standingOf(ports, sessionId, {}));
  const records = await ports.store.keyPackages(sessionId);
  const { poolTarget } = await ports.settings.read();
  const left = onOffer(records, 'ordinary', serial).length;
  const isDue = isLastResortDue(records, serial, ports.clock.now());
  const filledAt = Math.max(0, ...records.map(({ publishedAt }) => publishedAt ?? 0));
  return { isLow: isDue || left < Math.min(LOW_STOCK, poolTarget), filledAt };
}

/** How many were ever published: no record is taken away. */
async function countPublished(store: IdentityStore, { sessionId }: SessionRecord): Promise<number> {
  const records = await store.keyPackages(sessionId);
  return records.filter(({ kind, publishedAt }) => kind === 'ordinary' && publishedAt !== null).length;
}

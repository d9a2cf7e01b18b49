import { ClavesError } from '../protocol/claves-error.ts';
import type { Inventory } from '../protocol/dialect.ts';
import type { Serial, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import { advance } from './advance.ts';
import { isCode } from './answers.ts';
import { askServer } from './ask.ts';
import { keep, type Records, write } from './change.ts';
import { currentIdCert, serialIn } from './id-certs.ts';
import { type Look, look, NOT_OFFERED, newsOf } from './inventory.ts';
import { type Issued, readIssued } from './issued.ts';
import { underLock } from './lock.ts';
import { offersSpent } from './marks.ts';
import { noteIdCerts } from './note-id-certs.ts';
import type { KeyPackageRecord, Ports, RunOptions } from './ports.ts';
import { prepare } from './prepare.ts';
import { resend } from './resend.ts';
import { resume } from './resume.ts';
import { restored, restoredIfPast } from './server-restored.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * What a comparison found: `agreed`, or why a rotation led both on. `not-told`: the server lacks a route that tells
 * what it holds, and what it did tell agrees. `overtaken`: another tab rotated meanwhile, which led both on as well.
 */
export type Finding =
  | 'agreed'
  | 'private-halves-missing'
  | 'server-restored'
  | 'other-id-cert'
  | 'not-told'
  | 'overtaken';

/** What a comparison came to. */
export interface Comparison {
  /** Has the server told what it holds of our KeyPackages? */
  readonly isStockKnown: boolean;
  readonly finding: Finding;
}

/** What the server told; null where it has no such route. `seen`: our current ID-Cert before it was asked. */
interface Told {
  readonly seen: Serial | null;
  readonly issued: Issued | null;
  readonly stock: Look | null;
}

/**
 * Finishes the open journey, then compares with what the server holds of this session. Where the server goes by another
 * ID-Cert than ours, offers KeyPackages whose private halves are not here, or such as were handed out before, a rotation
 * leads both on; nothing is ever rolled back. Else the stock is marked, as `refresh` does. Whatever another tab did
 * meanwhile is not done twice. Throws what `askServer` and `advance` throw.
 */
export async function compareWithServer(ports: Ports, options: RunOptions = {}): Promise<Comparison> {
  await resume(ports, options);
  const told = await ask(ports, options);
  const session = await requireSession(ports.store);
  const finding = await underLock(ports, session, options, async () => {
    await advance(ports, session, options);
    const found = await settle(await standingOf(ports, session.sessionId, options), told);
    await advance(ports, session, { ...options, begun: true });
    return found;
  });
  return { isStockKnown: told.stock !== null, finding };
}

function ask(ports: Ports, options: RunOptions): Promise<Told> {
  return askServer(ports, options, async (at, http) => {
    const seen = await serialIn(ports.store, at.session.sessionId);
    const issued = await readIssued(at, http).catch(notOffered);
    if (issued) await noteIdCerts(at, issued.all);
    const inventory = () => resend(at, () => at.dialect.inventory(http));
    return { seen, issued, stock: await look(at, inventory).catch(notOffered) };
  });
}

function notOffered(error: unknown): null {
  if (isCode(error, ...NOT_OFFERED)) return null;
  throw error;
}

/** Writes what was found, with the first commit of a rotation where it takes one. The journal is idle. */
async function settle(at: Standing, { seen, issued, stock }: Told): Promise<Finding> {
  const { serial } = await currentIdCert(at);
  // Rotated since: what the server said is of before.
  if (serial !== seen) return 'overtaken';
  const news: Records = stock ? await newsOf(at, stock) : {};
  const current = issued?.current.serial ?? serial;
  const reasons = stock ? await stockReasons(at, stock) : [];
  const activity = [...(news.activity ?? []), ...(await restoredIfPast(at, current)), ...reasons];
  const records = { ...news, activity: activity.filter(isFirst) };
  const isDue = current !== serial || reasons.length > 0;
  const isRejected = isDue && at.options.isAutomatic === true && (await isOfDeadKey(at, issued));
  await write(at.ports, isDue && !isRejected ? await prepare(at, current, records) : keep(at, records));
  if (isRejected) throw new ClavesError('ID_CERT_REJECTED');
  if (isDue) return whyDue(records.activity);
  return issued && stock ? 'agreed' : 'not-told';
}

/**
 * Does the server go by an ID-Cert that did not verify here? It may answer the next key the same way: nothing but a
 * person's click makes one more.
 */
async function isOfDeadKey({ ports, session, dialect }: Standing, issued: Issued | null): Promise<boolean> {
  const view = issued && (await dialect.certificate.parse(issued.current.idCert));
  const keys = await ports.store.identityKeys(session.sessionId);
  return keys.some(({ fingerprint, state }) => state === 'dead' && fingerprint === view?.fingerprint);
}

function whyDue(events: readonly ActivityEvent[]): Finding {
  const kinds = new Set(events.map(({ kind }) => kind));
  if (kinds.has('private-halves-missing')) return 'private-halves-missing';
  return kinds.has('server-restored') ? 'server-restored' : 'other-id-cert';
}

/** Why all that the server offers has to be voided, as the log tells it; nothing where it has not. */
async function stockReasons(at: Standing, { records, inventory }: Look): Promise<ActivityEvent[]> {
  // As they are now: the private half of what is on offer was here before it was sent.
  const now = await at.ports.store.keyPackages(at.session.sessionId);
  const count = countMissing(now, inventory, at.ports.clock.now());
  return [
    ...(offersSpent(records, inventory) ? restored(at) : []),
    ...(count > 0 ? [{ kind: 'private-halves-missing', count } as const] : []),
  ];
}

/** How many are on offer whose private half is not here. Of one that has run out it need not be. */
function countMissing(
  records: readonly KeyPackageRecord[],
  { available, lastResort }: Inventory,
  now: UnixSeconds,
): number {
  const kept = records.filter(({ secret, notAfter }) => secret !== null || notAfter <= now);
  const here = new Set(kept.map(({ ref }) => ref));
  return [...available, ...(lastResort ? [lastResort.ref] : [])].filter((ref) => !here.has(ref)).length;
}

/** Two findings may have one cause: the log tells it once. */
function isFirst({ kind }: ActivityEvent, index: number, all: readonly ActivityEvent[]): boolean {
  return all.findIndex((each) => each.kind === kind) === index;
}

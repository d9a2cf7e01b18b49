import type { Inventory } from '../protocol/dialect.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import { classify, isCode, toClavesError } from './answers.ts';
import { keep, write } from './change.ts';
import { underLock } from './lock.ts';
import { marked, offersSpent } from './marks.ts';
import type { KeyPackageRecord, Ports, RunOptions, SessionRecord } from './ports.ts';
import { forgetToken } from './react.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/** How the server is asked: `resend`, or once. */
type Ask = (at: Standing, send: () => Promise<Inventory>) => Promise<Inventory>;

/** What a look at the server began from, and what it told. `inventory`: null where it refused the token. */
interface Look {
  readonly session: SessionRecord;
  readonly records: readonly KeyPackageRecord[];
  readonly inventory: Inventory | null;
  readonly heardAt: UnixSeconds;
}

/** `takeStock` in the background: asks once, as the next look is near. */
export async function refresh(ports: Ports, options: RunOptions = {}): Promise<void> {
  await takeStock(ports, options, (_at, send) => send());
}

/**
 * Reads what the server holds of our KeyPackages, and marks them. No journey waits while the server is asked: only
 * writing takes the lock. A server without that route (it is an addition to the draft) leaves all as it is, the time
 * of the last look included. Resolves to whether the server offers what it had handed out before: it was restored.
 */
export async function takeStock(ports: Ports, options: RunOptions, ask: Ask = resend): Promise<boolean> {
  const { sessionId } = await requireSession(ports.store);
  const look = await lookAt(await standingOf(ports, sessionId, options), ask);
  if (!look) return false;
  await underLock(ports, look.session, options, async () => {
    const at = await standingOf(ports, sessionId, options);
    await (look.inventory ? note(at, look, look.inventory) : noteRefusal(at, look));
  });
  return look.inventory !== null && offersSpent(look.records, look.inventory);
}

async function lookAt(at: Standing, ask: Ask): Promise<Look | null> {
  const { ports, session } = at;
  const records = await ports.store.keyPackages(session.sessionId);
  const told = (inventory: Inventory | null) => ({ session, records, inventory, heardAt: ports.clock.now() });
  try {
    const http = await connect(at);
    return told(await ask(at, () => at.dialect.inventory(http)));
  } catch (error) {
    if (isCode(error, 'NOT_FOUND', 'METHOD_NOT_ALLOWED')) return null;
    if (classify(error, null) === 'sign-in') return told(null);
    throw toClavesError(error);
  }
}

/** Of a KeyPackage that changed here since we asked, the answer may be older than what we know. */
async function note(at: Standing, { records, heardAt }: Look, inventory: Inventory): Promise<void> {
  const before = new Map(records.map(({ ref, state }) => [ref, state]));
  const now = await at.ports.store.keyPackages(at.session.sessionId);
  const still = now.filter(({ ref, state }) => before.get(ref) === state);
  const sessions = [{ ...at.session, syncedAt: heardAt }];
  await write(at.ports, keep(at, { sessions, keyPackages: marked(still, inventory, heardAt) }));
}

/** Unless somebody has signed in since we asked. */
async function noteRefusal(at: Standing, { session }: Look): Promise<void> {
  if (at.session.token?.nonce.join() !== session.token?.nonce.join()) return;
  const { commit, failure } = await forgetToken(at);
  await write(at.ports, commit);
  throw failure;
}

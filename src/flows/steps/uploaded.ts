import { change, type Transition } from '../change.ts';
import { currentIdCert } from '../id-certs.ts';
import { isLookFresh } from '../inventory.ts';
import type { KeyPackageRecord, Upload } from '../ports.ts';
import { sendStep } from '../resend.ts';
import { restage } from '../restage.ts';
import { connect } from '../secrets.ts';
import type { OpenStanding, StandingAt } from '../standing.ts';
import { onOffer } from '../stock.ts';
import { withEvents } from '../stock-events.ts';
import { published, stillHolds } from '../uploads.ts';

/** UPLOADED → IDLE (T5): swaps the last-resort KeyPackage, and marks what no longer serves. */
export async function uploaded(at: StandingAt<'UPLOADED'>): Promise<Transition> {
  const { lastResort } = at.open;
  if (!(await stillHolds(at, lastResort))) return restage(at);
  if (lastResort) {
    const http = await connect(at);
    await sendStep(at, () => at.dialect.replaceLastResort(http, lastResort.body));
  }
  const keyPackages = [...(await outOfService(at, lastResort)), ...(await published(at, lastResort))];
  return { commit: change(at, null, await withEvents(at, keyPackages)) };
}

/** What a new ID-Cert made stale, and the last-resort one that has a successor now. */
async function outOfService(at: OpenStanding, successor: Upload | null): Promise<KeyPackageRecord[]> {
  const { serial } = await currentIdCert(at);
  // Where the server was not asked before the rotation, some of it may have been claimed from one that forgot it since.
  const supersededAt = isLookFresh(at.session, at.open.startedAt) ? at.ports.clock.now() : null;
  const records = await at.ports.store.keyPackages(at.session.sessionId);
  const stale = records.filter((each) => each.serial !== serial && isWaiting(each));
  const replaced = successor
    ? onOffer(records, 'last-resort', serial).filter(({ ref }) => !successor.refs.includes(ref))
    : [];
  return [
    ...stale.map((each) => ({ ...each, state: 'superseded', supersededAt }) as const),
    ...replaced.map((each) => ({ ...each, state: 'replaced' }) as const),
  ];
}

function isWaiting({ state }: KeyPackageRecord): boolean {
  return state === 'staged' || state === 'published';
}

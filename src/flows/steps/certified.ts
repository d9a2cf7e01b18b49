import { change, type Transition } from '../change.ts';
import { currentIdCert } from '../id-certs.ts';
import { prepare } from '../prepare.ts';
import { hearTime } from '../server-key.ts';
import { stage, tellMade } from '../stage.ts';
import type { StandingAt } from '../standing.ts';
import { isLastResortDue, shortfall } from '../stock.ts';

/** CERTIFIED → STAGED (T3): makes what the pool lacks. An ID-Cert that has run out must be renewed first. */
export async function certified(at: StandingAt<'CERTIFIED'>): Promise<Transition> {
  const { journey } = at.open;
  await hearTime(at);
  const now = at.ports.clock.now();
  const current = await currentIdCert(at);
  if (current.view.expiresAt <= now) return { commit: await prepare(at, current.serial) };
  const records = await at.ports.store.keyPackages(at.session.sessionId);
  const { poolTarget } = await at.ports.settings.read();
  const wanted = {
    ordinary: shortfall(records, current.serial, now, current.view.expiresAt, poolTarget),
    lastResort: journey === 'last-resort' || isLastResortDue(records, current.serial, now),
  };
  const { keyPackages, uploads, lastResort } = await stage(
    at,
    current,
    wanted,
    tellMade(at, journey, 'CERTIFIED'),
  );
  return { commit: change(at, { state: 'STAGED', journey, uploads, lastResort }, { keyPackages }) };
}

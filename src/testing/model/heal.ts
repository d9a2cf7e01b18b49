import { catchUp } from '../../flows/catch-up.ts';
import { refresh } from '../../flows/inventory.ts';
import { replenish } from '../../flows/replenish.ts';
import { activeSession } from '../../flows/standing.ts';
import { violations } from '../violations.ts';
import { invariantViolations } from './invariants.ts';
import { enter } from './journeys.ts';
import type { World } from './world.ts';

/** The world is good again, and a person does the little that is asked of one. What then does not hold, in words. */
export async function heal(world: World): Promise<string[]> {
  await world.closeTab(0);
  await world.closeTab(1);
  const { ports } = await world.tab(0);
  await catchUp(ports).catch(() => undefined);
  const session = await activeSession(ports.store);
  if (!session?.token) await enter(world, ports);
  await catchUp(ports);
  await replenish(ports);
  await refresh(ports);
  return [...world.found, ...(await invariantViolations(world)), ...(await violations(ports))];
}

import { catchUp } from '../../flows/catch-up.ts';
import { refresh } from '../../flows/inventory.ts';
import type { Ports } from '../../flows/ports.ts';
import { replenish } from '../../flows/replenish.ts';
import { activeSession } from '../../flows/standing.ts';
import { violations } from '../violations.ts';
import { invariantViolations } from './invariants.ts';
import { enter } from './journeys.ts';
import { leftOver } from './left-over.ts';
import type { World } from './world.ts';

/** The world is good again, and a person does the little that is asked of one. What then does not hold, in words. */
export async function heal(world: World): Promise<string[]> {
  const ports = await comeBack(world);
  await replenish(ports);
  await refresh(ports);
  return [...world.found, ...(await invariantViolations(world)), ...(await violations(ports))];
}

/** So much later one comes back, and what nobody may need any more is gone. What does not hold, in words. */
export async function growOld(world: World, seconds: number): Promise<string[]> {
  world.setTime({ ...world.time, server: world.time.server + seconds });
  await comeBack(world);
  return [...world.found, ...(await invariantViolations(world)), ...(await leftOver(world))];
}

/** Seconds. What failed is forgiven, and what was dated ahead has begun. */
const A_WHILE = 660;

/** A browser that is opened anew after a while, and signed in where it is asked to be, has caught up. */
async function comeBack(world: World): Promise<Ports> {
  world.setTime({ ...world.time, server: Math.max(world.time.server, world.latest) + A_WHILE });
  await world.closeTab(0);
  await world.closeTab(1);
  const { ports } = await world.tab(0);
  try {
    await catchUp(ports);
  } catch {
    if (!(await activeSession(ports.store))?.token) await enter(world, ports);
    await catchUp(ports);
  }
  return ports;
}

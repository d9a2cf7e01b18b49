import fc from 'fast-check';
import { isCode } from '../../flows/answers.ts';
import { catchUp } from '../../flows/catch-up.ts';
import { compareWithServer } from '../../flows/compare.ts';
import { refresh } from '../../flows/inventory.ts';
import type { Ports } from '../../flows/ports.ts';
import { replaceLastResort } from '../../flows/replace-last-resort.ts';
import { replenish } from '../../flows/replenish.ts';
import { resume } from '../../flows/resume.ts';
import { rotate } from '../../flows/rotate.ts';
import { signIn } from '../../flows/sign-in.ts';
import { typed } from '../browser.ts';
import { beforeIfGood, unaccomplished } from './accomplished.ts';
import { type Fault, faults, faulty } from './fault.ts';
import { watching } from './wire.ts';
import { isPutRight, type World } from './world.ts';

type Journey = (ports: Ports) => Promise<unknown>;

const JOURNEYS = {
  rotate,
  replenish,
  replaceLastResort,
  refresh,
  compareWithServer,
  resume,
  catchUp,
} satisfies Record<string, Journey>;

/** What a person, or the browser by itself, does in a tab. */
export interface Deed {
  readonly tab: number;
  readonly journey: keyof typeof JOURNEYS | 'signIn';
  readonly fault: Fault;
}

export function deeds(tabs: fc.Arbitrary<number>): fc.Arbitrary<Deed> {
  const journeys = [...Object.keys(JOURNEYS), 'signIn'] as Deed['journey'][];
  return fc.record({ tab: tabs, journey: fc.constantFrom(...journeys), fault: faults });
}

/** As a failing sequence is told. */
export function tell({ tab, journey, fault: { kind, ...terms } }: Deed): string {
  const how = kind === 'none' ? '' : `, ${kind} ${JSON.stringify(terms)}`;
  return `${journey} in tab ${tab}${how}`;
}

/** What one may be told while the world is bad; whatever else comes out is a fault of ours. */
const TOLERABLE = [
  'SERVER_UNREACHABLE',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'SIGN_IN_NEEDED',
  'STORAGE_FULL',
] as const;

/** Has a session ended here? Until one signs in as a new one, nothing else can be done. */
async function hasEnded({ store }: Ports): Promise<boolean> {
  return (await store.sessions()).some(({ endedAt }) => endedAt !== null);
}

/** A person signs in: this session again, or as a new one where the old one has ended. */
export async function enter(world: World, ports: Ports): Promise<void> {
  await signIn(ports, await typed(world.start.server, 'alice'));
}

/** In a good world, alone, a deed succeeds and does what it is for. Else it may be told that the world is bad. */
export async function perform(
  world: World,
  { tab: number, journey, fault }: Deed,
  company: 'alone' | 'beside another',
): Promise<void> {
  const tab = await world.tab(number);
  const isUndisturbed = company === 'alone' && fault.kind === 'none';
  const before = isUndisturbed ? await beforeIfGood(world, tab.ports, journey) : null;
  const { fetch: toServer } = world.start.server;
  const { ports, fetch, isDead } = faulty(fault, tab.ports, toServer, (send) => world.late.push(send));
  tab.line = watching(world, fetch);
  try {
    await (journey === 'signIn' ? enter(world, ports) : JOURNEYS[journey](ports));
    if (before) world.found.push(...(await unaccomplished(world, tab.ports, journey, before)));
  } catch (error) {
    const isOver = isCode(error, 'NO_SESSION') && (await hasEnded(tab.ports));
    const isEarly = isCode(error, 'KEY_NOT_YET_VALID') && isPutRight(world);
    const isTolerable = before === null && (isOver || isEarly || isCode(error, ...TOLERABLE));
    const isOurs = !isDead() && !isTolerable;
    if (isOurs) world.found.push(`${journey} failed: ${error}`);
  }
  tab.line = watching(world, toServer);
  if (isDead()) await world.closeTab(number);
}

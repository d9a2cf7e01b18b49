import fc from 'fast-check';
import { decodeKeyPackage } from '../../crypto/mls/codec.ts';
import { keyPackageRef } from '../../crypto/mls/ref.ts';
import { isCode } from '../../flows/answers.ts';
import { parseKeyPackageRef } from '../../protocol/terms.ts';
import { loseToken } from '../browser.ts';
import { copyProfile } from '../copy-profile.ts';
import { invariantViolations } from './invariants.ts';
import { deeds, perform, tell } from './journeys.ts';
import type { World } from './world.ts';

/** One thing that happens, and how it is told. */
type Happening = (world: World) => Promise<unknown>;

class Command implements fc.AsyncCommand<object, World> {
  readonly #text: string;
  readonly #happen: Happening;

  constructor(text: string, happen: Happening) {
    this.#text = text;
    this.#happen = happen;
  }

  check(): boolean {
    return true;
  }

  async run(_model: object, world: World): Promise<void> {
    await this.#happen(world);
    world.found.push(...(await invariantViolations(world)));
    if (world.found.length > 0) throw new Error(world.found.join('; '));
  }

  toString(): string {
    return this.#text;
  }
}

const HOUR = 3600;
const DAY = 24 * HOUR;

function simply(text: string, happen: Happening): fc.Arbitrary<Command> {
  return fc.constant(new Command(text, happen));
}

const alone = deeds(fc.constantFrom(0, 1)).map(
  (deed) => new Command(tell(deed), (world) => perform(world, deed, 'alone')),
);

const bothTabs = fc
  .tuple(deeds(fc.constant(0)), deeds(fc.constant(1)))
  .map(
    ([one, other]) =>
      new Command(`(${tell(one)} || ${tell(other)})`, (world) =>
        Promise.all([perform(world, one, 'beside another'), perform(world, other, 'beside another')]),
      ),
  );

const timePasses = fc
  .constantFrom(HOUR, 2 * DAY, 8 * DAY, 31 * DAY, 41 * DAY)
  .map(
    (seconds) =>
      new Command(`${seconds} s pass`, async (world) =>
        world.setTime({ ...world.time, server: world.time.server + seconds }),
      ),
  );

const clocksDiffer = fc
  .constantFrom(0, -HOUR, HOUR, 40 * DAY)
  .map(
    (skew) =>
      new Command(`this machine’s clock is ${skew} s ahead`, async (world) =>
        world.setTime({ ...world.time, skew }),
      ),
  );

/** It was ahead, and is put right; not to before there was a server. */
const serverTimeGoesBack = fc
  .constantFrom(600, DAY)
  .map(
    (seconds) =>
      new Command(`the server’s time goes back by ${seconds} s`, async (world) =>
        world.setTime({ ...world.time, server: Math.max(world.start.at, world.time.server - seconds) }),
      ),
  );

const SERVER = [
  simply('somebody claims', claim),
  simply('the token is lost', async (world) => {
    const { sessions } = await world.records();
    for (const { sessionId } of sessions) await loseToken(world.start.server, sessionId);
  }),
  simply('what was late arrives', async (world) => {
    for (const send of world.late.splice(0)) await send();
  }),
  simply('the server is backed up', async (world) => {
    await world.start.snapshots.take('backup');
    world.serverBackup = 'backup';
  }),
  simply('the server is restored', async (world) => {
    await world.start.snapshots.putBack(world.serverBackup);
    world.handedOut.clear();
    world.wentBack = true;
  }),
];

const PROFILE = [
  simply('the profile is copied', async (world) => {
    world.oldProfile = await copyProfile(world.profile);
  }),
  simply('the old profile is put back', (world) => world.putBack(world.oldProfile)),
];

/** Another account asks for our KeyPackages. None goes out twice. */
async function claim(world: World): Promise<void> {
  const { claimer, fid } = world.start;
  await keepSignedIn(world);
  const claimed = await claimer.claim(fid).catch((error: unknown) => {
    if (isCode(error, 'NO_KEYPACKAGE')) return [];
    throw error;
  });
  for (const bytes of claimed) {
    const ref = parseKeyPackageRef(await keyPackageRef(bytes));
    if (!ref || decodeKeyPackage(bytes)?.lastResort) continue;
    if (world.handedOut.has(ref)) world.found.push('a KeyPackage was handed out twice');
    world.handedOut.add(ref);
  }
}

/** Whoever claims is about every day; their token does not end. */
async function keepSignedIn({ start, time }: World): Promise<void> {
  const { db } = start.server.home();
  const theirs = db.selectFrom('sessions').select('id').where('session_id', '=', 'claimer');
  const alive = { last_used_at: time.server };
  await db.updateTable('tokens').set(alive).where('session', '=', theirs).execute();
}

/** All that can happen, by how often it does. */
export const commands = [
  fc.oneof(
    { weight: 14, arbitrary: alone },
    { weight: 5, arbitrary: bothTabs },
    { weight: 3, arbitrary: timePasses },
    { weight: 1, arbitrary: clocksDiffer },
    { weight: 1, arbitrary: serverTimeGoesBack },
    ...SERVER.map((arbitrary) => ({ weight: 2, arbitrary })),
    ...PROFILE.map((arbitrary) => ({ weight: 1, arbitrary })),
  ),
];

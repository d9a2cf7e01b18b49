import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusal, refusing } from '../testing/bad-line.ts';
import { newProfile, type Profile, startBrowser, typed } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { count, crash, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import type { Fuse } from '../testing/fuse.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { rotateElsewhere } from '../testing/rotate-elsewhere.ts';
import { withPool } from '../testing/small-pool.ts';
import { unlucky } from '../testing/unlucky.ts';
import { catchUp } from './catch-up.ts';
import { createIdentity } from './create-identity.ts';
import type { Ports } from './ports.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';

/** A pool that is quickly filled. */
const POOL = 2;

let server: RunningServer;
let profile: Profile;

beforeAll(async () => {
  server = await startHomeServer();
  profile = newProfile(server);
  const { ports, close } = await startBrowser(profile);
  await createIdentity(withPool(ports, POOL), await typed(server, 'alice'));
  await close();
});
afterAll(() => server.stop());

/** A way off the straight line. */
interface Detour {
  readonly name: string;
  /** How many commits and requests `travel` has. */
  readonly counts: Fuse['seen'];
  /** What happened before. */
  readonly prepare: () => Promise<unknown>;
  readonly travel: (ports: Ports) => Promise<unknown>;
  /** What lies between the browser and the server; a good line unless it is said. */
  readonly line?: () => Profile;
}

const small = (ports: Ports): Ports => withPool(ports, POOL);
const goOn = (ports: Ports) => resume(small(ports));
const someSeed = () => crypto.getRandomValues(new Uint8Array(32));
let seed = someSeed();

async function elsewhere(): Promise<void> {
  const { ports, close } = await startBrowser(profile);
  await rotateElsewhere(ports);
  await close();
}

/** The KeyPackages are refused before the server sees them. */
function refused(name: string): Profile {
  const spoiled = { route: 'POST /p2core/keypackage/@me', times: 1 };
  const fetch = refusing(server.fetch, spoiled, () => refusal(400, name));
  return { ...profile, server: { ...server, fetch } };
}

const DETOURS: readonly Detour[] = [
  {
    name: 'a rotation under a serial that is not current any more',
    // T1, the serial that stands, T2 to T5; the time, the key twice and the list between, the KeyPackages twice.
    counts: { commit: 6, request: 6 },
    prepare: elsewhere,
    travel: (ports) => rotate(small(ports)),
  },
  {
    name: 'going on with a key that was accepted and superseded',
    // Dead and a new one, T2 to T5; the key twice and the list between, the KeyPackages twice.
    counts: { commit: 5, request: 5 },
    prepare: async () => {
      await crash(profile, { at: 'request', number: 2, when: 'after' }, (ports) => rotate(small(ports)));
      await elsewhere();
    },
    travel: goOn,
  },
  {
    name: 'a rotation with a key that another actor has',
    // T1, dead and a new one, T2 to T5; the time, the key twice, the KeyPackages twice.
    counts: { commit: 6, request: 5 },
    prepare: () => {
      seed = someSeed();
      return newClaimer(server, `actor-${crypto.randomUUID()}`, seed);
    },
    travel: (ports) => rotate(unlucky(small(ports), seed)),
  },
  {
    name: 'KeyPackages that the server does not take',
    // T1 to T3, back to CERTIFIED, T3 to T5; the time, the key, the KeyPackages twice, the last-resort one.
    counts: { commit: 7, request: 5 },
    prepare: async () => undefined,
    travel: (ports) => rotate(small(ports)),
    line: () => refused('KEYPACKAGE_LIFETIME'),
  },
  {
    name: 'KeyPackages of an ID-Cert that is not current any more',
    // T1 anew, T2 to T5; the time, the KeyPackages, the list, the key, the KeyPackages, the last-resort one.
    counts: { commit: 5, request: 6 },
    prepare: async () => {
      await crash(profile, { at: 'commit', number: 3, when: 'after' }, (ports) => rotate(small(ports)));
      await elsewhere();
    },
    travel: goOn,
  },
];

describe.each(DETOURS)('$name', ({ counts, prepare, travel, line = () => profile }) => {
  beforeEach(prepare);

  test('has these moments', async () => {
    expect(await count(line(), travel)).toEqual(counts);
  });

  test.each(momentsOf(counts))('goes on after dying $when $at $number', async (moment) => {
    await crash(line(), moment, travel);
    const { ports, close } = await startBrowser(profile);
    // All this happens within a few seconds: what was refused before is no reason to wait here.
    await ports.patience.regained();
    // Where it died before anything was durable, the browser hears of the other ID-Cert by comparing.
    await catchUp(small(ports));
    await expectConsistent(small(ports));
    await close();
  });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { type Claimed, type Uploaded, violationsOf } from '../testing/claim-history.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  makeKeyPackages,
  putLastResort,
  stock,
  type TestSession,
} from '../testing/test-session.ts';

/**
 * Promises 3 and 4 of section 8 under load: fifty sessions claim 2,000 KeyPackages of four sessions at the same time, a
 * fifth of which are uploaded meanwhile.
 */

const CLAIMERS = 50;
/** Of 100 KeyPackages, per session. */
const BATCHES_BEFORE = 4;
const BATCHES_MEANWHILE = 1;

/** A session that is claimed from, and what it has uploaded. */
interface Target {
  readonly session: TestSession;
  readonly lastResort: string;
  readonly uploaded: Uploaded[];
}

/** What one claim gave: of each session one. */
interface Answer {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly string[];
}

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

async function makeTarget(name: string): Promise<Target> {
  const session = await enrol(server, 'alice', name);
  const [made] = await makeKeyPackages(server, session, 1, { lastResort: true });
  await putLastResort(server, session, made?.keyPackage ?? new Uint8Array());
  const target = { session, lastResort: made?.ref ?? '', uploaded: [] };
  await uploadBatches(target, BATCHES_BEFORE);
  return target;
}

async function uploadBatches({ session, uploaded }: Target, count: number): Promise<void> {
  for (let batch = 0; batch < count; batch++) {
    const made = await stock(server, session, 100);
    const at = performance.now();
    uploaded.push(...made.map(({ ref }) => ({ ref, at })));
  }
}

async function claimOnce(claimer: TestSession): Promise<Answer> {
  const start = performance.now();
  const { status, body } = await claim(server, claimer, 'alice@example.com');
  const end = performance.now();
  expect(status).toBe(200);
  const wires = z.parse(z.array(z.string()), body);
  return { start, end, refs: await Promise.all(wires.map((wire) => keyPackageRef(fromBase64(wire)))) };
}

/** Until `isOver` and nothing but last-resort ones is left. */
async function claimAll(
  claimer: TestSession,
  lastResorts: ReadonlySet<string>,
  isOver: () => boolean,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (;;) {
    const over = isOver();
    const answer = await claimOnce(claimer);
    answers.push(answer);
    if (over && answer.refs.every((ref) => lastResorts.has(ref))) return answers;
  }
}

test('none twice, no last-resort one while others are left, the oldest first', {
  timeout: 300_000,
}, async () => {
  const targets: Target[] = [];
  for (const name of ['a', 'b', 'c', 'd']) targets.push(await makeTarget(name));
  const claimers: TestSession[] = [];
  for (let each = 0; each < CLAIMERS; each++) claimers.push(await enrol(server, 'bob', `claimer-${each}`));
  const lastResorts = new Set(targets.map(({ lastResort }) => lastResort));
  let uploads = targets.length;
  const claiming = claimers.map((claimer) => claimAll(claimer, lastResorts, () => uploads === 0));
  for (const target of targets) void uploadBatches(target, BATCHES_MEANWHILE).finally(() => uploads--);
  const answers = (await Promise.all(claiming)).flat();
  for (const [place, { uploaded, lastResort }] of targets.entries()) {
    const claims: Claimed[] = answers.map(({ refs, ...times }) => ({ ...times, ref: refs[place] ?? '' }));
    expect(violationsOf({ uploaded, lastResort, claims })).toEqual([]);
    expect(new Set(claims.map(({ ref }) => ref)).size).toBe(uploaded.length + 1);
  }
  expect(targets.flatMap(({ uploaded }) => uploaded)).toHaveLength(2000);
});

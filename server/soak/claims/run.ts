import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Place } from '../../db/open.ts';
import { violationsOf } from '../../testing/claim-history.ts';
import type { PostgresqlServer } from '../../testing/postgresql/server.ts';
import { enrol, inventoryOf } from '../../testing/test-session.ts';
import { type Answer, type Claimer, claimAll, type Log } from './claiming.ts';
import { type Servers, startServers } from './servers.ts';
import { makeTarget, type Target, uploadBatches } from './uploading.ts';

/**
 * Promises 3 and 4 of section 8 under load: many sessions claim from all sessions of one actor while these upload, two
 * commits of a hundred roll back, uploads are sent again, and processes are killed.
 */
export interface ClaimRun {
  readonly place: Place;
  /** Of the server. */
  readonly processes: number;
  readonly claimers: number;
  readonly targets: number;
  /** Of 100 KeyPackages, for each target. */
  readonly batches: number;
  /** `kill -9` of processes of the server, one after another. */
  readonly serverKills: number;
  /** The same of PostgreSQL. */
  readonly databaseKills: number;
  readonly postgresql: PostgresqlServer | null;
}

export interface Outcome {
  readonly uploaded: number;
  readonly claims: number;
  readonly failed: number;
  /** Of these, those that may have used up KeyPackages. */
  readonly lost: number;
  /** KeyPackages that nobody has seen go out. */
  readonly unseen: number;
  readonly again: Log['again'];
  readonly violations: readonly string[];
  readonly seconds: number;
}

/** Milliseconds. */
const POLL = 20;
const available = z.object({ available: z.array(z.string()) });

export async function runClaims(run: ClaimRun): Promise<Outcome> {
  const begun = performance.now();
  const servers = await startServers(run.place, run.processes);
  try {
    const targets = await inTurn(run.targets, (index) => makeTarget(servers, 'alice', `target-${index}`));
    const claimers = await inTurn(run.claimers, async (index) => ({
      session: await enrol(servers.patient, 'bob', `claimer-${index}`),
      isKeyed: index % 2 === 0,
    }));
    const log = await underLoad(servers, run, targets, claimers);
    const left = await leftOver(servers, targets);
    return { ...judge(run, targets, log, left), seconds: (performance.now() - begun) / 1000 };
  } finally {
    await servers.stop();
  }
}

/** One after another: each costs a password hash. */
async function inTurn<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let index = 0; index < count; index++) all.push(await make(index));
  return all;
}

async function underLoad(
  servers: Servers,
  run: ClaimRun,
  targets: readonly Target[],
  claimers: readonly Claimer[],
): Promise<Log> {
  const log: Log = { answers: [], failed: [], again: { asked: 0, different: 0 } };
  const lastResorts = new Set(targets.map(({ lastResort }) => lastResort));
  const fid = targets[0]?.session.fid ?? '';
  let isOver = false;
  const disturbed = Promise.all([
    ...targets.map((target) => uploadBatches(servers, target, run.batches)),
    killAll(servers, run, log),
  ]).finally(() => {
    isOver = true;
  });
  const claimed = claimers.map((claimer) =>
    claimAll(servers, { ...claimer, fid, lastResorts }, log, () => isOver),
  );
  await Promise.all([disturbed, ...claimed]);
  return log;
}

/** Evenly over the claims that it takes to empty one target; the server and its database in turn. */
async function killAll(servers: Servers, run: ClaimRun, { answers }: Log): Promise<void> {
  const { serverKills, databaseKills, postgresql, batches } = run;
  const kills = serverKills + databaseKills;
  const ofDatabase = (index: number) => index % 2 === 1 && index < 2 * databaseKills;
  for (let index = 0; index < kills; index++) {
    const due = ((index + 1) * batches * 100) / (kills + 1);
    while (answers.length < due) await wait(POLL);
    if (ofDatabase(index) && postgresql) {
      await postgresql.kill();
      await postgresql.start();
    } else await servers.killOne(index);
  }
}

/** What the server says is still there. */
async function leftOver({ patient }: Servers, targets: readonly Target[]): Promise<number> {
  const replies = await Promise.all(targets.map(({ session }) => inventoryOf(patient, session)));
  return replies.reduce((sum, { body }) => sum + available.parse(body).available.length, 0);
}

function judge(
  { place }: ClaimRun,
  targets: readonly Target[],
  { answers, failed, again }: Log,
  left: number,
): Omit<Outcome, 'seconds'> {
  const isSerial = place.databaseUrl === null;
  const histories = targets.map(({ uploaded, lastResort }, place) => {
    const claims = answers.map(({ refs, ...times }: Answer) => ({ ...times, ref: refs[place] ?? '' }));
    return { uploaded, lastResort, claims, failed, isEmptied: true, isSerial };
  });
  const seen = new Set(answers.flatMap(({ refs }) => refs));
  const uploaded = targets.flatMap((target) => target.uploaded);
  return {
    uploaded: uploaded.length,
    claims: answers.length,
    failed: failed.length,
    lost: failed.filter(({ lost }) => lost).length,
    unseen: uploaded.filter(({ ref }) => !seen.has(ref)).length,
    again,
    violations: [
      ...histories.flatMap(violationsOf),
      ...(left === 0 ? [] : [`${left} were left at the end`]),
      ...(again.different === 0 ? [] : [`${again.different} answers were others when asked for again`]),
    ],
  };
}

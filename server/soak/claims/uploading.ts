import { setTimeout as wait } from 'node:timers/promises';
import type { Uploaded } from '../../testing/claim-history.ts';
import {
  enrol,
  makeKeyPackages,
  putLastResort,
  type TestSession,
  upload,
} from '../../testing/test-session.ts';
import type { Servers } from './servers.ts';

/** KeyPackages in one upload. */
const BATCH = 100;
/** How often what was taken in already is sent again. */
const SENT_AGAIN = 0.3;
/** Milliseconds. */
const PAUSE = 50;

/** A session that is claimed from, and what it has uploaded. */
export interface Target {
  readonly session: TestSession;
  readonly lastResort: string;
  readonly uploaded: Uploaded[];
  /** Every batch as it was sent. */
  readonly batches: Uint8Array[][];
}

export async function makeTarget({ patient }: Servers, username: string, name: string): Promise<Target> {
  const session = await enrol(patient, username, name);
  const [made] = await makeKeyPackages(patient, session, 1, { lastResort: true });
  if (!made) throw new Error('no last-resort KeyPackage');
  expectStatus(204, await putLastResort(patient, session, made.keyPackage));
  return { session, lastResort: made.ref, uploaded: [], batches: [] };
}

/** One batch after another, so that their order is known; some of them again later, with the same bytes. */
export async function uploadBatches(servers: Servers, target: Target, count: number): Promise<void> {
  for (let batch = 0; batch < count; batch++) {
    const made = await makeKeyPackages(servers.patient, target.session, BATCH);
    const bytes = made.map(({ keyPackage }) => keyPackage);
    await untilTaken(servers, target, bytes);
    const at = performance.now();
    target.batches.push(bytes);
    target.uploaded.push(...made.map(({ ref }) => ({ ref, at })));
    if (Math.random() < SENT_AGAIN) await sendAgain(servers, target);
  }
}

/** Any of the earlier ones, whatever became of it. */
async function sendAgain(servers: Servers, target: Target): Promise<void> {
  const bytes = target.batches[Math.floor(Math.random() * target.batches.length)];
  if (bytes) await untilTaken(servers, target, bytes);
}

/** Waits while the stock is full. */
async function untilTaken(
  { patient }: Servers,
  { session }: Target,
  bytes: readonly Uint8Array[],
): Promise<void> {
  for (;;) {
    const reply = await upload(patient, session, bytes);
    if (reply.error !== 'KEYPACKAGE_STOCK_FULL') return expectStatus(201, reply);
    await wait(PAUSE);
  }
}

function expectStatus(expected: number, { status, text }: { status: number; text: string }): void {
  if (status !== expected) throw new Error(`answered with ${status}: ${text}`);
}

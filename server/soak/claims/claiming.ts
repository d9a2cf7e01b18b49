import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/mini';
import { fromBase64 } from '../../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../../src/crypto/mls/ref.ts';
import type { Failed } from '../../testing/claim-history.ts';
import type { Reply } from '../../testing/test-server.ts';
import type { TestSession } from '../../testing/test-session.ts';
import { ASK_AGAIN, type Servers } from './servers.ts';

/** How often what was answered is asked for again with its key. */
const ASKED_AGAIN = 0.1;
/** Milliseconds. */
const PAUSE = 20;
/** Milliseconds in which PostgreSQL notices that whoever held a lock was killed. */
const LETS_GO_WITHIN = 1_000;

/** What one claim gave: of each session one. */
export interface Answer {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly string[];
}

/** What all claimers have seen. */
export interface Log {
  readonly answers: Answer[];
  readonly failed: Failed[];
  /** How often an answer was asked for again, and how often it was another one. */
  readonly again: { asked: number; different: number };
}

export interface Claimer {
  readonly session: TestSession;
  /** Does it send an idempotency key, and ask again for what was lost? */
  readonly isKeyed: boolean;
}

/** Until `isOver`, and nothing but last-resort ones is left. */
export async function claimAll(
  servers: Servers,
  claimer: Claimer & { readonly fid: string; readonly lastResorts: ReadonlySet<string> },
  log: Log,
  isOver: () => boolean,
): Promise<void> {
  for (;;) {
    const over = isOver();
    const answer = await claimOnce(servers, claimer, log);
    if (answer && over && answer.refs.every((ref) => claimer.lastResorts.has(ref))) return;
  }
}

/** Null where no answer came, and there is no key to ask again with. */
async function claimOnce(
  servers: Servers,
  { session, fid, isKeyed }: Claimer & { readonly fid: string },
  log: Log,
): Promise<Answer | null> {
  const headers = isKeyed ? { 'idempotency-key': randomUUID() } : {};
  const ask = () => servers.askOnce('GET', pathOf(fid), { token: session.token, headers });
  const begun = performance.now();
  for (;;) {
    const start = performance.now();
    const reply = await ask();
    const end = performance.now();
    if (isAnswered(reply)) {
      const answer = { start: begun, end, refs: await refsIn(reply) };
      log.answers.push(answer);
      if (isKeyed && Math.random() < ASKED_AGAIN) await askAgain(ask, reply, log);
      return answer;
    }
    log.failed.push({ start, end: reply ? end : end + LETS_GO_WITHIN, lost: !isKeyed });
    if (!isKeyed) return null;
    await wait(PAUSE);
  }
}

async function askAgain(ask: () => Promise<Reply | null>, first: Reply, { again }: Log): Promise<void> {
  const reply = await ask();
  if (!isAnswered(reply)) return;
  again.asked += 1;
  if (reply.text !== first.text) again.different += 1;
}

/** Throws for an answer that no claim of this test may have. */
function isAnswered(reply: Reply | null): reply is Reply {
  if (!reply || ASK_AGAIN.includes(reply.status)) return false;
  if (reply.status !== 200) throw new Error(`a claim: ${reply.text}`);
  return true;
}

async function refsIn({ body }: Reply): Promise<string[]> {
  const wires = z.parse(z.array(z.string()), body);
  return Promise.all(wires.map((wire) => keyPackageRef(fromBase64(wire))));
}

function pathOf(fid: string): string {
  return `/p2core/keypackage/${fid}`;
}

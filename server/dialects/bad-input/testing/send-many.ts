import fc from 'fast-check';
import type { BadRequest, BadRequests } from './bad-request.ts';
import type { Wire } from './send.ts';
import { count, ENOUGH, emptyTally, SEED, type Tally } from './tally.ts';
import { verdictOn } from './verdict.ts';
import type { World } from './world.ts';

const BATCH = { minLength: 1, maxLength: 50, size: 'max' } as const;

/**
 * Sends many bad requests in batches, and compares the database before and after each batch. fast-check shrinks a
 * batch that fails to the requests that are to blame.
 */
export async function sendMany(world: World, wire: Wire, bad: BadRequests, enough = ENOUGH): Promise<Tally> {
  const tally = emptyTally();
  const failures: unknown[] = [];
  const send = async (batch: readonly BadRequest[]): Promise<void> => {
    await sendBatch(world, wire, batch, tally).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  };
  const property = fc.asyncProperty(fc.array(bad, BATCH), send);
  for (let round = 0; tally.bad < enough; round += 1) {
    const { failed, seed, counterexamplePath } = await fc.check(property, {
      seed: SEED + round,
      numRuns: 10,
    });
    if (failed) throw new Error(`seed ${seed}, path ${counterexamplePath}:\n${tellOf(failures)}`);
  }
  return tally;
}

/**
 * The first failure and what it was shrunk to: they are about two things where the first one left the server changed.
 * fast-check's own report would print every byte of the batch.
 */
function tellOf(failures: readonly unknown[]): string {
  const [first, last] = [String(failures[0]), String(failures.at(-1))];
  return first === last ? first : `${first}\nShrunk:\n${last}`;
}

async function sendBatch(
  world: World,
  wire: Wire,
  batch: readonly BadRequest[],
  tally: Tally,
): Promise<void> {
  const before = await world.server.snapshot();
  for (const bad of batch) await sendOne(world, wire, bad, tally);
  if ((await world.server.snapshot()) !== before) {
    throw new Error(`The database changed by one of:\n${(await Promise.all(batch.map(print))).join('\n')}`);
  }
}

async function sendOne({ faults }: World, wire: Wire, bad: BadRequest, tally: Tally): Promise<void> {
  try {
    count(tally, bad, verdictOn(bad, await wire.send(bad)));
    if (faults.length > 0) throw new Error('The server logged a fault');
  } catch (cause) {
    throw new Error(`${cause}\n${await print(bad)}\n${JSON.stringify(faults.splice(0))}`, { cause });
  }
}

/** All that it takes to send it again. */
async function print({ row, method, path, headers, payload }: BadRequest): Promise<string> {
  const bytes = typeof payload === 'function' ? await payload() : payload;
  const body = bytes ? `, body in Base64: ${bytes.toString('base64')}` : '';
  return `${row}: ${method} ${path} ${JSON.stringify(headers)}${body}`;
}

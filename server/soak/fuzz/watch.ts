import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FuzzOptions, FuzzReport } from './fuzz.ts';
import type { FuzzTask } from './worker.ts';

/** Milliseconds that one input may stand still before it counts as endless. */
const PATIENCE = 20_000;
/** Bytes: more than any mutant has. */
const LARGEST = 256 * 1024;

/** Fuzzes one parser in a thread of its own, so that an input that never ends is found too. */
export async function fuzzApart(
  name: string,
  options: Pick<FuzzOptions, 'duration' | 'seed'>,
): Promise<FuzzReport> {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const input = new Uint8Array(new SharedArrayBuffer(LARGEST));
  const task: FuzzTask = { name, counters, input, ...options };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  const { promise: endless, resolve } = Promise.withResolvers<FuzzReport>();
  const timer = watch(counters, () => resolve(endlessReport(counters, input)));
  try {
    return await Promise.race([once(worker, 'message').then(([report]): FuzzReport => report), endless]);
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}

/** Calls where the count of inputs stands still. */
function watch(counters: Int32Array, onStandstill: () => void): NodeJS.Timeout {
  let before = -1;
  return setInterval(() => {
    const inputs = Atomics.load(counters, 0);
    if (inputs === before) onStandstill();
    before = inputs;
  }, PATIENCE);
}

function endlessReport(counters: Int32Array, input: Uint8Array): FuzzReport {
  const last = Buffer.from(input.slice(0, Atomics.load(counters, 1))).toString('base64');
  const findings = [{ what: `took over ${PATIENCE} ms`, input: last }];
  return { inputs: Atomics.load(counters, 0), accepted: 0, slowest: PATIENCE, findings };
}

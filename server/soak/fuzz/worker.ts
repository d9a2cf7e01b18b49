import { parentPort, workerData } from 'node:worker_threads';
import { type FuzzOptions, fuzz } from './fuzz.ts';
import { PARSERS } from './parsers.ts';

/** What `watch.ts` gives its worker. */
export interface FuzzTask extends Pick<FuzzOptions, 'duration' | 'seed'> {
  readonly name: string;
  /** How many inputs were begun, then the length of the last one. */
  readonly counters: Int32Array;
  /** The last one. */
  readonly input: Uint8Array;
}

const { name, counters, input: last, ...options } = workerData as FuzzTask;
const parser = PARSERS[name];
if (!parser) throw new Error(`no parser is called ${name}`);

function onInput(input: Uint8Array): void {
  last.set(input);
  Atomics.store(counters, 1, input.length);
  Atomics.add(counters, 0, 1);
}

parentPort?.postMessage(await fuzz(parser, { ...options, onInput }));

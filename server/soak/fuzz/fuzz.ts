import fc from 'fast-check';
import { mutants } from './mutants.ts';
import { isRefusal, type Parser } from './parsers.ts';

/** Milliseconds of processor time that reading one input may take. */
const LIMIT = 100;
const BATCH = 200;

/** An input that a parser did not stand. */
export interface Finding {
  readonly what: string;
  /** Base64. */
  readonly input: string;
}

export interface FuzzReport {
  readonly inputs: number;
  /** Those that were not refused. */
  readonly accepted: number;
  /** Milliseconds of processor time of the slowest input; the least of its tries. */
  readonly slowest: number;
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  /** Milliseconds. */
  readonly duration: number;
  /** The same one gives the same inputs. */
  readonly seed: number;
  /** Told of each input before it is read. */
  readonly onInput?: (input: Uint8Array) => void;
}

const MOST_FINDINGS = 5;

/** Gives a parser ever new inputs, until the time is over or it has failed a few times. */
export async function fuzz(parser: Parser, options: FuzzOptions): Promise<FuzzReport> {
  const { duration, seed, onInput = () => {} } = options;
  const arbitrary = mutants(await parser.seeds());
  const report = { inputs: 0, accepted: 0, slowest: 0, findings: [] as Finding[] };
  const end = performance.now() + duration;
  for (let round = 0; performance.now() < end; round += 1) {
    for (const input of fc.sample(arbitrary, { numRuns: BATCH, seed: seed + round })) {
      onInput(input);
      const { what, took, isAccepted } = await read(parser, input);
      report.inputs += 1;
      report.accepted += Number(isAccepted);
      report.slowest = Math.max(report.slowest, took);
      if (what) report.findings.push({ what, input: Buffer.from(input).toString('base64') });
      if (report.findings.length === MOST_FINDINGS) return report;
    }
  }
  return report;
}

interface Reading {
  /** What is wrong. */
  readonly what: string | null;
  readonly took: number;
  readonly isAccepted: boolean;
}

/** What was slow is read twice more: the compiler or the collector may have been at work. */
async function read(parser: Parser, input: Uint8Array): Promise<Reading> {
  let least = await readOnce(parser, input);
  for (let again = 0; again < 2 && least.took > LIMIT; again += 1) {
    const next = await readOnce(parser, input);
    if (next.took < least.took) least = next;
  }
  return least.took > LIMIT ? { ...least, what: `took ${Math.round(least.took)} ms` } : least;
}

async function readOnce(parser: Parser, input: Uint8Array): Promise<Reading> {
  const start = process.threadCpuUsage();
  try {
    await parser.parse(input);
    return { what: null, took: busySince(start), isAccepted: true };
  } catch (error) {
    const what = isRefusal(error) ? null : `threw ${error instanceof Error ? error.stack : String(error)}`;
    return { what, took: busySince(start), isAccepted: false };
  }
}

/** How long this thread was at work: what the rest of the machine does meanwhile does not count. */
function busySince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { findBrowser } from '../scripts/find-browser.ts';
import { type Arena, openOnPostgresql, openOnSqlite } from './arena.ts';
import { claiming } from './claiming.ts';
import { type Contest, type Measured, measure } from './measure.ts';
import { startStocking } from './stocking.ts';
import { table } from './table.ts';
import { uploading } from './uploading.ts';

/**
 * `npm run bench`: what the product does per second, and what the bare work would come to. `--quick` shows that the
 * bench works: its numbers mean nothing. What goes on is told on standard error, the table on standard output.
 */

interface Size {
  readonly runs: number;
  /** KeyPackages, in one run. */
  readonly stocked: number;
  readonly claimed: number;
  /** Of a hundred each. */
  readonly uploads: number;
}

const FULL: Size = { runs: 7, stocked: 100, claimed: 400, uploads: 4 };
const QUICK: Size = { runs: 1, stocked: 5, claimed: 20, uploads: 1 };

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick ? QUICK : FULL;
const results: Measured[] = [];

async function run(contest: Contest): Promise<void> {
  console.error(`${contest.name} …`);
  results.push(await measure(contest, size.runs));
}

async function benchBrowser({ address }: Arena): Promise<void> {
  const executable = findBrowser();
  if (!executable) return console.error('No browser was found, so none is measured. npm test installs one.');
  const { contest, close } = await startStocking(executable, address, size.stocked);
  await run(contest).finally(close);
}

async function benchServer(arena: Arena): Promise<void> {
  await run(uploading(arena, size.uploads));
  await run(await claiming(arena, size.claimed));
}

async function benchOnSqlite(): Promise<void> {
  const arena = await openOnSqlite();
  await benchBrowser(arena)
    .then(() => benchServer(arena))
    .finally(arena.close);
}

async function benchOnPostgresql(): Promise<void> {
  const arena = await openOnPostgresql();
  if (!arena) return console.error('PostgreSQL is not installed, so nothing is measured on it.');
  await benchServer(arena).finally(arena.close);
}

await benchOnSqlite();
await benchOnPostgresql();
console.log(`\n${table(results)}\n`);
console.log(
  `Medians of ${size.runs} runs of each, in turn; Node ${process.version}, ${availableParallelism()} cores.`,
);
console.log(
  'The floor is the bare work; the ratio says how many times as fast it is. See docs/benchmarks.md.',
);

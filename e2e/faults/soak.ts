import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../scripts/find-browser.ts';
import { type Case, manyCases, nameOf } from './cases.ts';
import { Lane } from './lane.ts';
import { type Result, soakTable } from './soak-table.ts';

/**
 * `npm run soak`: as many cases as asked for, in an order that the seed decides. What goes on is told on standard error,
 * the table on standard output, and in a file where one is named.
 */

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '3' },
    table: { type: 'string' },
  },
});
const total = Number(values.cases);
const left = manyCases(total, Number(values.seed));
const results: Result[] = [];
const began = performance.now();

/** One browser and one server, one case after the other; both anew after a case that did not come to its end. */
async function work(): Promise<void> {
  for (let lane = await Lane.launch(); ; ) {
    const each = left.shift();
    if (!each) return lane.dispose();
    const result = await runCase(lane, each);
    tell(result);
    if (result.violations.length === 0) continue;
    await lane.dispose().catch(() => undefined);
    lane = await Lane.launch();
  }
}

async function runCase(lane: Lane, each: Case): Promise<Result> {
  try {
    return { each, ...(await lane.run(each)) };
  } catch (error) {
    return { each, took: 0, violations: [error instanceof Error ? error.message : String(error)] };
  }
}

function tell(result: Result): void {
  results.push(result);
  for (const violation of result.violations) console.error(`${nameOf(result.each)}: ${violation}`);
  if (results.length % 25 === 0) {
    const minutes = Math.round((performance.now() - began) / 60_000);
    console.error(`${results.length} of ${total} after ${minutes} min`);
    keep(soakTable(results));
  }
}

/** As it goes: whoever stops it has the table of what was tried. */
function keep(table: string): void {
  if (values.table) writeFileSync(values.table, `${table}\n`);
}

const browser = findBrowser();
if (!browser) throw new Error('No browser was found. npm test installs one.');
process.env['CHROMIUM_PATH'] = browser;
await Promise.all(Array.from({ length: Number(values.lanes) }, work));
const table = soakTable(results);
console.log(table);
keep(table);
process.exitCode = results.every(({ violations }) => violations.length === 0) ? 0 : 1;

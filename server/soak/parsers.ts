import { parseArgs } from 'node:util';
import type { FuzzReport } from './fuzz/fuzz.ts';
import { PARSERS } from './fuzz/parsers.ts';
import { fuzzApart } from './fuzz/watch.ts';

/**
 * `npm run soak:parsers`: ten minutes of ever new inputs for each parser of what strangers send. None may throw anything
 * but a refusal, and none may take more than 100 ms of processor time. `--lanes`: how many at a time.
 */

const MINUTE = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    lanes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const options = { duration: Number(values.minutes) * MINUTE, seed: Number(values.seed) };
const left = Object.keys(PARSERS);
const reports: FuzzReport[] = [];

async function work(): Promise<void> {
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const report = await fuzzApart(name, options);
    reports.push(report);
    console.log(
      `| ${name} | ${report.inputs} | ${report.accepted} | ${Math.round(report.slowest)} ms | ${report.findings.length} |`,
    );
    for (const { what, input } of report.findings) console.error(`${name}: ${what}\n${input}`);
  }
}

console.log(`${values.minutes} minutes each, seed ${values.seed}\n`);
console.log('| parser | inputs | not refused | slowest | findings |\n| --- | --- | --- | --- | --- |');
await Promise.all(Array.from({ length: Number(values.lanes) }, work));
const isWhole = reports.length === Object.keys(PARSERS).length;
process.exitCode = isWhole && reports.every(({ findings }) => findings.length === 0) ? 0 : 1;

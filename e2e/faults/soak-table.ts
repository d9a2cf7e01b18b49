import { type Case, faultOf, journeyOf } from './cases.ts';
import { LINES } from './journeys.ts';
import type { Outcome } from './lane.ts';

export interface Result extends Outcome {
  readonly each: Case;
}

const JOURNEYS = Object.keys(LINES) as (keyof typeof LINES)[];

/** In Markdown: for each fault, how many cases of each journey recovered of how many, and how long that took. */
export function soakTable(results: readonly Result[]): string {
  const faults = [...new Set(results.map(({ each }) => faultOf(each)))].sort();
  const head = ['fault', ...JOURNEYS.map((journey) => LINES[journey].name), 'median', 'longest'];
  const rows = faults.map((fault) => [
    fault,
    ...columnsOf(results.filter(({ each }) => faultOf(each) === fault)),
  ]);
  const all = ['**all**', ...columnsOf(results)];
  return [head, head.map(() => '---'), ...rows, all].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function columnsOf(results: readonly Result[]): string[] {
  const times = results.map(({ took }) => took).sort((a, b) => a - b);
  return [
    ...JOURNEYS.map((journey) => recovered(results.filter(({ each }) => journeyOf(each) === journey))),
    seconds(times[Math.floor(times.length / 2)]),
    seconds(times.at(-1)),
  ];
}

function recovered(results: readonly Result[]): string {
  if (results.length === 0) return '';
  const good = results.filter(({ violations }) => violations.length === 0).length;
  return `${good} of ${results.length}`;
}

function seconds(milliseconds = 0): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

import lighthouse, { type Config, desktopConfig, type Result } from 'lighthouse';
import { launch } from 'puppeteer-core';
import { HomeServer } from '../e2e/home-server.ts';
import { findBrowser } from '../scripts/find-browser.ts';
import { ratesOf } from './measure.ts';

/**
 * `npm run lighthouse`: what Lighthouse says of the first page of the built dashboard, as its home server serves it. What
 * could be better is told on standard error, the table of medians on standard output. Fails where one is below LEAST.
 */

const RUNS = 3;
/** Of 100. */
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
const CATEGORIES = Object.keys(LEAST) as (keyof typeof LEAST)[];

/** Lighthouse's own: a middling phone on a slow line, and a desktop on a cable. */
const DEVICES: Readonly<Record<string, Config | undefined>> = { phone: undefined, desktop: desktopConfig };

const HEADINGS = ['', ...CATEGORIES, 'largest paint', 'blocked', 'layout shift', 'machine'];

/** In a browser of its own: nothing is cached. */
async function audit(executablePath: string, url: string, config: Config | undefined): Promise<Result> {
  // Under root Chromium wants that.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await launch({ executablePath, args });
  try {
    const port = Number(new URL(browser.wsEndpoint()).port);
    const run = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: 'error' }, config);
    if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? 'no result');
    return run.lhr;
  } finally {
    await browser.close();
  }
}

function scoreOf({ categories }: Result, category: keyof typeof LEAST): number {
  return Math.round((categories[category]?.score ?? 0) * 100);
}

function median(results: readonly Result[], read: (result: Result) => number): number {
  return ratesOf(results.map(read)).median;
}

/** Each check that costs points. */
function lost({ categories, audits }: Result): string[] {
  const counted = CATEGORIES.flatMap(
    (id) => categories[id]?.auditRefs.filter(({ weight }) => weight > 0) ?? [],
  );
  return counted
    .map(({ id }) => audits[id])
    .filter((each) => each && each.score !== null && each.score < 0.9)
    .map((each) => `${each?.title}: ${each?.displayValue ?? each?.score}`);
}

function row(device: string, results: readonly Result[]): string {
  const metric = (id: string) => median(results, ({ audits }) => audits[id]?.numericValue ?? Number.NaN);
  const cells = [
    device,
    ...CATEGORIES.map((category) => String(median(results, (each) => scoreOf(each, category)))),
    `${(metric('largest-contentful-paint') / 1000).toFixed(1)} s`,
    `${metric('total-blocking-time').toFixed(0)} ms`,
    metric('cumulative-layout-shift').toFixed(3),
    median(results, ({ environment }) => environment.benchmarkIndex).toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

const executablePath = findBrowser();
if (!executablePath) throw new Error('No browser was found. npm test installs one.');
const server = await HomeServer.launch();
const rows: string[] = [];
try {
  for (const [device, config] of Object.entries(DEVICES)) {
    const results: Result[] = [];
    for (let run = 0; run < RUNS; run += 1) results.push(await audit(executablePath, server.url, config));
    const remarks = results.flatMap((each) => [...each.runWarnings, ...lost(each)]);
    for (const remark of new Set(remarks)) console.error(`${device}: ${remark}`);
    for (const category of CATEGORIES) {
      if (median(results, (each) => scoreOf(each, category)) < LEAST[category]) process.exitCode = 1;
    }
    rows.push(row(device, results));
  }
} finally {
  await server.dispose();
}
console.log([`| ${HEADINGS.join(' | ')} |`, `|${' --- |'.repeat(HEADINGS.length)}`, ...rows].join('\n'));

import { mkdirSync, rmSync } from 'node:fs';
import {
  addCounts,
  countLine,
  countPlaywright,
  countStep,
  countVitest,
  type TestCount,
} from './count-tests.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { findFirefox } from './find-browser.ts';
import { unitFailures } from './name-failures.ts';
import { ROOT, runTool } from './run.ts';

/** `npm test`: every test there is, and as its last line how many passed and failed. */

const MINUTE = 60_000;
const RESULTS = `${ROOT}test-results`;
const UNIT_REPORT = `${RESULTS}/unit.json`;
const E2E_REPORT = `${RESULTS}/e2e.json`;
const FAILED: TestCount = { passed: 0, failed: 1, skipped: 0 };

/** Both kinds of test run, whatever becomes of the first. */
async function main(): Promise<TestCount> {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  const unit = await unitTests();
  const e2e = await endToEndTests();
  for (const failure of unitFailures(UNIT_REPORT)) console.log(`\n${failure}`);
  console.log(`\nUnit tests: ${countLine(unit)}\nEnd-to-end tests: ${countLine(e2e)}`);
  return addCounts([unit, e2e]);
}

async function unitTests(): Promise<TestCount> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const exitCode = await runTool('vitest', ['run', ...reporters], { timeout: 40 * MINUTE });
  return countStep(UNIT_REPORT, countVitest, exitCode);
}

async function endToEndTests(): Promise<TestCount> {
  const browser = await ensureBrowser().catch(tell);
  if (!browser) return FAILED;
  if ((await runTool('vite', ['build'], { timeout: 3 * MINUTE })) !== 0) {
    console.error('The dashboard was not built, so no end-to-end test could run.');
    return FAILED;
  }
  const env = { CHROMIUM_PATH: browser, E2E_REPORT };
  await tellOfFirefox().catch(tell);
  const exitCode = await runTool('playwright', ['test'], { env, timeout: 30 * MINUTE });
  return countStep(E2E_REPORT, countPlaywright, exitCode);
}

/** Throws where the one that was named is none. */
async function tellOfFirefox(): Promise<void> {
  if (!findFirefox())
    console.error('Firefox is not installed (on Debian: firefox-esr), so its test is skipped.');
}

function tell(error: unknown): null {
  console.error(error instanceof Error ? error.message : error);
  return null;
}

const total = await main();
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(countLine(total));

import { parseArgs } from 'node:util';
import { runTool } from './run.ts';

/**
 * `npm run soak:input`: twenty thousand bad inputs per route, on both databases, each with the code that validation.md
 * names; other ones for each seed.
 */

const HOURS = 3_600_000;
const FILES = ['bad-input', 'plain-paths'].map((name) => `server/dialects/bad-input/${name}.test.ts`);

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const env = { BAD_INPUTS: values.inputs, BAD_INPUT_SEED: values.seed };
console.log(`${values.inputs} bad inputs per route, seed ${values.seed}`);
process.exitCode = await runTool('vitest', ['run', ...FILES], {
  env,
  timeout: 6 * HOURS,
});

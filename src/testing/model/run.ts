import fc from 'fast-check';
import { vi } from 'vitest';
import { AtLeast } from './at-least.ts';
import { commands } from './commands.ts';
import { growOld, heal } from './heal.ts';
import { prepareStart } from './start.ts';
import { World } from './world.ts';

/** Of all parts. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 10_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_250_801);
/** A failure prints all three: set them, and its shortest sequence alone is lived through again. */
const PATH = process.env['MODEL_PATH'];
const REPLAY = process.env['MODEL_REPLAY'];
const PARTS = 2;
const LEAST_COMMANDS = 2;
const MOST_COMMANDS = 8;
const DAY = 86_400;
/** A third of them grow old: past the week for which what nobody claimed is kept, or past the end of all that there is. */
const AGES = fc.constantFrom(null, null, null, null, 9 * DAY, 45 * DAY);

/**
 * Lives through sequences of all that can happen, and throws for the first after which something is lost, with its
 * seed and path. `part`: each has sequences of its own.
 */
export async function runModel(part: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const start = await prepareStart();
  const replay = REPLAY === undefined ? {} : { replayPath: REPLAY };
  const drawn = fc.commands(commands, { maxCommands: MOST_COMMANDS, size: 'max', ...replay });
  const sequences = new AtLeast(LEAST_COMMANDS, drawn);
  const property = fc.asyncProperty(sequences, AGES, async (sequence, age) => {
    const world = await World.open(start);
    try {
      await fc.asyncModelRun(() => ({ model: {}, real: world }), sequence);
      expectNone(await heal(world));
      if (age !== null) expectNone(await growOld(world, age));
    } finally {
      await world.close();
    }
  });
  try {
    const path = PATH === undefined ? {} : { path: PATH };
    await fc.assert(property, {
      seed: PATH === undefined ? SEED + part : SEED,
      numRuns: RUNS / PARTS,
      ...path,
    });
  } finally {
    vi.useRealTimers();
    await start.server.stop();
  }
}

function expectNone(found: readonly string[]): void {
  if (found.length > 0) throw new Error(found.join('; '));
}

import fc from 'fast-check';
import { vi } from 'vitest';
import { commands } from './commands.ts';
import { heal } from './heal.ts';
import { prepareStart } from './start.ts';
import { World } from './world.ts';

/** Of all parts. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 10_000);
const SEED = Number(process.env['MODEL_SEED'] ?? 20_250_801);
/** A failure prints all three: set them, and its shortest sequence alone is lived through again. */
const PATH = process.env['MODEL_PATH'];
const REPLAY = process.env['MODEL_REPLAY'];
const PARTS = 2;
const MOST_COMMANDS = 6;

/**
 * Lives through sequences of all that can happen, and throws for the first after which something is lost, with its
 * seed and path. `part`: each has sequences of its own.
 */
export async function runModel(part: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const start = await prepareStart();
  const replay = REPLAY === undefined ? {} : { replayPath: REPLAY };
  const sequences = fc.commands(commands, { maxCommands: MOST_COMMANDS, size: 'max', ...replay });
  const property = fc.asyncProperty(sequences, async (sequence) => {
    const world = await World.open(start);
    try {
      await fc.asyncModelRun(() => ({ model: {}, real: world }), sequence);
      const found = await heal(world);
      if (found.length > 0) throw new Error(found.join('; '));
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

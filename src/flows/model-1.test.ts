import { test } from 'vitest';
import { runModel } from '../testing/model/run.ts';

test('nothing is ever lost, whatever happens: the first half', { timeout: 1_800_000 }, () => runModel(1));

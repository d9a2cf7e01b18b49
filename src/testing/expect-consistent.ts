import { expect } from 'vitest';
import type { Ports } from '../flows/ports.ts';
import { violations } from './violations.ts';

/** All holds that must hold whenever a journey is over: see `violations`. */
export async function expectConsistent(ports: Ports): Promise<void> {
  expect(await violations(ports)).toEqual([]);
}

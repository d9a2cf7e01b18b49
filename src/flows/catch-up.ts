import type { Ports, RunOptions } from './ports.ts';
import { resume } from './resume.ts';

/** What is done without a click, at unlock. */
export async function catchUp(ports: Ports, options: RunOptions = {}): Promise<void> {
  await resume(ports, options);
}

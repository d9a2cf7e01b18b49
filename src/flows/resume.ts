import { advance } from './advance.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { requireSession } from './standing.ts';

/** Finishes the open journey, if there is one. */
export async function resume(ports: Ports, options: RunOptions = {}): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, () => advance(ports, session, options));
}

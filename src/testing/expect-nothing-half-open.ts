import { expect } from 'vitest';
import type { Ports } from '../flows/ports.ts';
import { readStatus } from '../flows/read-status.ts';

/** No session is open, and every key that was made for one is dead. */
export async function expectNothingHalfOpen({ store }: Ports): Promise<void> {
  expect(await readStatus(store, 'open')).toEqual({ phase: 'signed-out', known: [], ended: null });
  for (const { sessionId, token } of await store.sessions()) {
    expect(token).toBeNull();
    expect(await store.journal(sessionId)).toBeUndefined();
    const keys = await store.identityKeys(sessionId);
    expect(keys.map(({ state }) => state)).toEqual(['dead']);
  }
}

import { call } from '../src/protocol/call.ts';
import { claimKeyPackages } from '../src/protocol/p2core/endpoints.ts';
import { readRefusal } from '../src/protocol/p2core/refusal.ts';
import type { Arena } from './arena.ts';
import { enrolClient, stock } from './client.ts';
import { type Contest, perSecond } from './measure.ts';

/** Claims under way at any time. */
const CLAIMERS = 10;

/** So many KeyPackages of one session claimed, which are all that it has in stock. */
export async function claiming({ name, address, bare }: Arena, count: number): Promise<Contest> {
  const owner = await enrolClient(address, 'owner');
  const { http } = await enrolClient(address, 'claimer');
  const session = await bare.sessionOf(owner.username);
  const { fid } = owner;
  const run = async (claim: () => Promise<unknown>): Promise<number> => {
    await stock(owner, count);
    return perSecond(count, () => together(count, claim));
  };
  return {
    name: `KeyPackages claimed, ${name}`,
    ours: () => run(() => call(http, claimKeyPackages, readRefusal, { params: { fid } })),
    floor: () => run(() => bare.claim(session, Math.floor(Date.now() / 1000))),
  };
}

/** Does it so often, by as many claimers, each of whom goes on as soon as it is answered. */
async function together(count: number, claim: () => Promise<unknown>): Promise<void> {
  let left = count;
  const claimer = async (): Promise<void> => {
    while (left-- > 0) await claim();
  };
  await Promise.all(Array.from({ length: CLAIMERS }, claimer));
}

import { expect } from 'vitest';
import type { Ports } from '../flows/ports.ts';
import { type Profile, startBrowser } from './browser.ts';
import { Fuse, type Moment } from './fuse.ts';
import type { Exchange } from './home-server.ts';

/** Every moment at which a journey of so many commits and requests can die. */
export function momentsOf(counts: Fuse['seen']): Moment[] {
  const both = ['before', 'after'] as const;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return (['commit', 'request'] as const).flatMap((at) =>
    numbers(counts[at]).flatMap((number) => both.map((when) => ({ at, number, when }))),
  );
}

/** Lets a browser live through a journey. Resolves to how many moments there were. */
export async function count(profile: Profile, journey: (ports: Ports) => Promise<unknown>) {
  const fuse = new Fuse();
  const { ports, close } = await startBrowser(profile, { fuse });
  await journey(ports);
  await close();
  return fuse.seen;
}

/** Lets a browser die at one moment of a journey. */
export async function crash(
  profile: Profile,
  moment: Moment,
  journey: (ports: Ports) => Promise<unknown>,
): Promise<void> {
  const fuse = new Fuse(moment);
  const { ports, close } = await startBrowser(profile, { fuse });
  await expect(journey(ports)).rejects.toThrow();
  expect(fuse.blown).toBe(true);
  await close();
}

/** What was sent to one route during a journey was sent with the same bytes each time. */
export function expectSameBytes(exchanges: readonly Exchange[]): void {
  const bodies = new Map<string, Set<string>>();
  for (const { method, path, body } of exchanges) {
    const route = `${method} ${path}`;
    bodies.set(route, (bodies.get(route) ?? new Set()).add(body));
  }
  const many = [...bodies].filter(([, sent]) => sent.size > 1).map(([route]) => route);
  expect(many).toEqual([]);
}

/** How often a route was asked. */
export function timesSent(exchanges: readonly Exchange[], route: string): number {
  return exchanges.filter(({ method, path }) => `${method} ${path}` === route).length;
}

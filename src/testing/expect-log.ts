import { expect } from 'vitest';
import type { ActivityEvent } from '../flows/activity.ts';
import type { KeyPackageRecord } from '../flows/ports.ts';
import type { Standing } from '../flows/standing.ts';

type Kind = ActivityEvent['kind'];
type Of<K extends Kind> = Extract<ActivityEvent, { kind: K }>;

/** The log tells of each thing that the session's records show, and of each once. */
export async function expectLog(at: Standing): Promise<void> {
  const records = await at.ports.store.activity();
  const log = records.filter(({ sessionId }) => sessionId === at.session.sessionId).map(({ event }) => event);
  await expectKeysTold(at, log);
  await expectStockTold(at, log);
  expectSignInsTold(at, log);
  const pinned = of(log, 'server-key-changed').at(-1)?.fingerprint ?? at.session.server.fingerprint;
  expect(pinned).toBe(at.session.server.fingerprint);
  expect(of(log, 'session-ended')).toEqual([]);
  const others = of(log, 'other-session-ended').map(({ other }) => other);
  expect(others).toEqual([...new Set(others)]);
}

/** `enrolled` with the first key, and `rotated` for each that took the place of another. */
async function expectKeysTold({ ports, session }: Standing, log: readonly ActivityEvent[]): Promise<void> {
  const keys = await ports.store.identityKeys(session.sessionId);
  const idCerts = await ports.store.idCerts(session.sessionId);
  const rotated = of(log, 'rotated');
  const enrolled = of(log, 'enrolled');
  expect(enrolled).toHaveLength(1);
  const certified = keys.filter(({ state }) => state === 'current' || state === 'retired');
  expect(fingerprints([...enrolled, ...rotated])).toEqual(fingerprints(certified));
  for (const { serial, fingerprint } of rotated) {
    expect(idCerts).toContainEqual(expect.objectContaining({ serial, fingerprint }));
  }
  const rejected = idCerts.filter(({ state }) => state === 'rejected');
  expect(fingerprints(of(log, 'id-cert-rejected'))).toEqual(fingerprints(rejected));
}

async function expectStockTold({ ports, session }: Standing, log: readonly ActivityEvent[]): Promise<void> {
  const records = await ports.store.keyPackages(session.sessionId);
  const many = (holds: (record: KeyPackageRecord) => boolean) => records.filter(holds).length;
  const lastResorts = many(({ kind, publishedAt }) => kind === 'last-resort' && publishedAt !== null);
  expect({
    published: sum(of(log, 'key-packages-published')),
    claimed: sum(of(log, 'key-packages-claimed')),
    replaced: of(log, 'last-resort-replaced').length,
    handedOut: of(log, 'last-resort-handed-out').length,
  }).toEqual({
    published: many(({ kind, publishedAt }) => kind === 'ordinary' && publishedAt !== null),
    claimed: many(({ claimedAt }) => claimedAt !== null),
    replaced: lastResorts - 1,
    handedOut: many(({ handedOut }) => handedOut),
  });
}

/** A token is refused once, and then another one is needed. */
function expectSignInsTold({ session }: Standing, log: readonly ActivityEvent[]): void {
  const kinds = log.map(({ kind }) => kind).filter((kind) => kind.startsWith('sign'));
  const twice = kinds.filter((kind, index) => kind === 'sign-in-refused' && kinds[index + 1] === kind);
  expect(twice).toEqual([]);
  expect(kinds.at(-1) === 'sign-in-refused').toBe(session.token === null);
}

function of<K extends Kind>(log: readonly ActivityEvent[], kind: K): Of<K>[] {
  return log.filter((event): event is Of<K> => event.kind === kind);
}

function fingerprints(all: readonly { readonly fingerprint: string }[]): string[] {
  return all.map(({ fingerprint }) => fingerprint).sort();
}

function sum(all: readonly { readonly count: number }[]): number {
  return all.reduce((total, { count }) => total + count, 0);
}

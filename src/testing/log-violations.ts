import type { ActivityEvent } from '../flows/activity.ts';
import type { KeyPackageRecord } from '../flows/ports.ts';
import type { Standing } from '../flows/standing.ts';
import { same, unless } from './unless.ts';

type Kind = ActivityEvent['kind'];
type Of<K extends Kind> = Extract<ActivityEvent, { kind: K }>;
type Log = readonly ActivityEvent[];

/** What does not hold, in words, of this: the log tells of each thing that the session's records show, and once. */
export async function logViolations(at: Standing): Promise<string[]> {
  const records = await at.ports.store.activity();
  const log = records.filter(({ sessionId }) => sessionId === at.session.sessionId).map(({ event }) => event);
  const pinned = log.findLast(isOfServerKey)?.fingerprint ?? at.session.server.fingerprint;
  const others = of(log, 'other-session-ended').map(({ other }) => other);
  return [
    ...(await keyViolations(at, log)),
    ...(await stockViolations(at, log)),
    ...signInViolations(at, log),
    ...unless(pinned === at.session.server.fingerprint, 'the log tells of another server key'),
    ...unless(of(log, 'session-ended').length === 0, 'the log tells that this session ended'),
    ...unless(same(others, [...new Set(others)]), 'the log tells twice that another session was ended'),
  ];
}

/** `enrolled` with the first key, and `rotated` for each that took the place of another. */
async function keyViolations({ ports, session }: Standing, log: Log): Promise<string[]> {
  const keys = await ports.store.identityKeys(session.sessionId);
  const idCerts = await ports.store.idCerts(session.sessionId);
  const rotated = of(log, 'rotated');
  const enrolled = of(log, 'enrolled');
  const certified = keys.filter(({ state }) => state === 'current' || state === 'retired');
  const rejected = idCerts.filter(({ state }) => state === 'rejected');
  const isHeld = ({ serial, fingerprint }: Of<'rotated'>) =>
    idCerts.some((each) => each.serial === serial && each.fingerprint === fingerprint);
  return [
    ...unless(enrolled.length === 1, `the log tells of ${enrolled.length} enrolments`),
    ...unless(
      same(fingerprints([...enrolled, ...rotated]), fingerprints(certified)),
      'the log does not tell of each certified key, once',
    ),
    ...unless(rotated.every(isHeld), 'the log tells of a rotation to an ID-Cert that is not here'),
    ...unless(
      same(fingerprints(of(log, 'id-cert-rejected')), fingerprints(rejected)),
      'the log does not tell of each rejected ID-Cert, once',
    ),
  ];
}

async function stockViolations({ ports, session }: Standing, log: Log): Promise<string[]> {
  const records = await ports.store.keyPackages(session.sessionId);
  const many = (holds: (record: KeyPackageRecord) => boolean) => records.filter(holds).length;
  const lastResorts = many(({ kind, publishedAt }) => kind === 'last-resort' && publishedAt !== null);
  const counts = [
    [
      'published',
      sum(of(log, 'key-packages-published')),
      many(({ kind, publishedAt }) => kind === 'ordinary' && publishedAt !== null),
    ],
    ['claimed', sum(of(log, 'key-packages-claimed')), many(({ claimedAt }) => claimedAt !== null)],
    ['replaced last-resort', of(log, 'last-resort-replaced').length, lastResorts - 1],
    ['handed-out last-resort', of(log, 'last-resort-handed-out').length, many(({ handedOut }) => handedOut)],
  ] as const;
  return counts.flatMap(([what, told, held]) =>
    unless(told === held, `the log tells of ${told} ${what} KeyPackages, and there are ${held}`),
  );
}

/** A token is refused once, and then another one is needed. */
function signInViolations({ session }: Standing, log: Log): string[] {
  const kinds = log.map(({ kind }) => kind).filter((kind) => kind.startsWith('sign'));
  const twice = kinds.some((kind, index) => kind === 'sign-in-refused' && kinds[index + 1] === kind);
  const refused = kinds.at(-1) === 'sign-in-refused';
  return [
    ...unless(!twice, 'the log tells twice that one token was refused'),
    ...unless(refused === (session.token === null), 'the log and the token do not agree'),
  ];
}

function isOfServerKey(event: ActivityEvent): event is Of<'server-key-changed' | 'server-key-accepted'> {
  return event.kind === 'server-key-changed' || event.kind === 'server-key-accepted';
}

function of<K extends Kind>(log: Log, kind: K): Of<K>[] {
  return log.filter((event): event is Of<K> => event.kind === kind);
}

function fingerprints(all: readonly { readonly fingerprint: string }[]): string[] {
  return all.map(({ fingerprint }) => fingerprint).sort();
}

function sum(all: readonly { readonly count: number }[]): number {
  return all.reduce((total, { count }) => total + count, 0);
}

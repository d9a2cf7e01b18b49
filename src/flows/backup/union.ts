import type { SessionId, UnixSeconds } from '../../protocol/terms.ts';
import type { ActivityRecord } from '../activity.ts';
import type { ForeignServerRecord } from '../foreign/ports.ts';
import type { IdCertRecord, IdentityKeyRecord, KeyPackageRecord, SessionRecord } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { type Damaged, isSameSecret } from './damaged.ts';
import { giveWay, ledByFile } from './leading.ts';
import type { Additions, Snapshot } from './ports.ts';
import { unionLog } from './union-log.ts';

/** A file's records, sealed for this browser, and when they are taken in. */
export interface Incoming extends Omit<Snapshot, 'backup'> {
  /** Of the file. */
  readonly madeAt: UnixSeconds;
  readonly now: UnixSeconds;
}

/**
 * What a restore adds to this browser. A record that is here wins, as the file may be old: nothing is taken back. Only
 * what is final is learnt from the file: that a KeyPackage was claimed, or handed out. A session that is not here comes
 * as it was, unless another one is active here; one that is here goes on by the later key. `damaged`: secrets here that do not open, which those of the file mend.
 */
export function union(here: Snapshot, file: Incoming, damaged: Damaged): Additions {
  const known = new Set(here.sessions.map(({ sessionId }) => sessionId));
  const sessions = newSessions(here, file);
  const active = new Set(
    sessions.filter(({ endedAt }) => endedAt === null).map(({ sessionId }) => sessionId),
  );
  const led = ledByFile(here, file);
  const standing = { known, active, led, now: file.now };
  const before = giveWay(here, led, file.now);
  const own = [...here.identityKeys, ...before.identityKeys];
  const log = unionLog(here.activity, file.activity);
  const told =
    [...here.sessions, ...sessions].find(({ endedAt }) => endedAt === null) ?? latest(file.sessions);
  const event = { kind: 'backup-restored', madeAt: file.madeAt } as const;
  return {
    sessions,
    identityKeys: [...before.identityKeys, ...identityKeysFor(own, file, standing, damaged)],
    idCerts: [
      ...before.idCerts,
      ...missing(here.idCerts, file.idCerts, ({ id }) => id).map((each) => idCertFor(standing, each)),
    ],
    keyPackages: keyPackagesFor(here, file, standing, damaged),
    journal: file.journal.filter(({ sessionId }) => active.has(sessionId)),
    foreignServers: newForeignServers(here, file, sessions),
    activity: told ? [...(log ?? here.activity), { sessionId: told.sessionId, at: file.now, event }] : log,
    settings: settingsFor(here.settings, file.settings),
    backup: backupFor(here, file, log),
  };
}

/** A file is a backup of this browser where it holds every identity key that was here: then no part of the log is behind it. */
function backupFor(
  here: Snapshot,
  file: Incoming,
  log: readonly ActivityRecord[] | null,
): Snapshot['backup'] {
  const inFile = new Set(file.identityKeys.map(({ fingerprint }) => fingerprint));
  if (!here.identityKeys.every(({ fingerprint }) => inFile.has(fingerprint))) return here.backup;
  const madeAt = Math.max(here.backup.madeAt ?? 0, file.madeAt);
  return { ...here.backup, madeAt, logLength: (log ?? here.activity).length };
}

interface Standing {
  /** Sessions that were here before. */
  readonly known: ReadonlySet<SessionId>;
  /** Sessions that come in and are open. */
  readonly active: ReadonlySet<SessionId>;
  /** Those that are here, and go on by what the file holds. */
  readonly led: Pick<ReadonlySet<SessionId>, 'has'>;
  readonly now: UnixSeconds;
}

/** One session is open at most. */
function newSessions(here: Snapshot, { sessions, now }: Incoming): SessionRecord[] {
  const added = missing(here.sessions, sessions, ({ sessionId }) => sessionId);
  const isTaken = here.sessions.some(({ endedAt }) => endedAt === null);
  return isTaken ? added.map((each) => ({ ...each, endedAt: each.endedAt ?? now })) : added;
}

function latest(sessions: readonly SessionRecord[]): SessionRecord | undefined {
  return sessions.toSorted((a, b) => b.createdAt - a.createdAt)[0];
}

function missing<T>(here: readonly T[], file: readonly T[], idOf: (record: T) => string): T[] {
  const ids = new Set(here.map(idOf));
  return file.filter((record) => !ids.has(idOf(record)));
}

/** Those of a session that is over are over too. */
function newForeignServers(
  here: Snapshot,
  { foreignServers, now }: Incoming,
  added: readonly SessionRecord[],
): ForeignServerRecord[] {
  const sessions = [...here.sessions, ...added];
  const open = new Set(sessions.filter(({ endedAt }) => endedAt === null).map(({ sessionId }) => sessionId));
  return missing(here.foreignServers, foreignServers, ({ id }) => id).map((each) =>
    open.has(each.sessionId) ? each : { ...each, endedAt: each.endedAt ?? now },
  );
}

/** `here`: as they are once the file's lead; of two with one fingerprint the later counts. */
function identityKeysFor(
  here: readonly IdentityKeyRecord[],
  file: Incoming,
  standing: Standing,
  { identityKeys }: Damaged,
): IdentityKeyRecord[] {
  const held = new Map(here.map((key) => [key.fingerprint, key]));
  return file.identityKeys.flatMap((key) => {
    const own = held.get(key.fingerprint);
    if (!own) return [identityKeyFor(standing, key)];
    return isSameSecret(identityKeys.get(own.fingerprint), own.secret) ? [{ ...key, state: own.state }] : [];
  });
}

/** Where the session is here it has its own current key. One without a journey that waits for it is of no more use. */
function identityKeyFor({ known, active, led }: Standing, key: IdentityKeyRecord): IdentityKeyRecord {
  const isOther = known.has(key.sessionId) && !led.has(key.sessionId);
  if (key.state === 'current' && isOther) return { ...key, state: 'retired' };
  if (key.state === 'prepared' && !active.has(key.sessionId)) return { ...key, state: 'dead' };
  return key;
}

function idCertFor({ known, led, now }: Standing, idCert: IdCertRecord): IdCertRecord {
  const isOther = known.has(idCert.sessionId) && !led.has(idCert.sessionId);
  if (idCert.state !== 'current' || !isOther) return idCert;
  return { ...idCert, state: 'superseded', supersededAt: now };
}

function keyPackagesFor(
  here: Snapshot,
  file: Incoming,
  standing: Standing,
  { privateHalves }: Damaged,
): KeyPackageRecord[] {
  const held = new Map(here.keyPackages.map((each) => [each.ref, each]));
  return file.keyPackages.flatMap((each) => {
    const own = held.get(each.ref);
    if (!own) return [keyPackageFor(standing, each)];
    const isMended = each.secret !== null && isSameSecret(privateHalves.get(own.ref), own.secret);
    return isMended ? mended(own, each) : learnt(own, each);
  });
}

/** The private half of the file, which was proven to be of this KeyPackage, in the place of what does not open. */
function mended(own: KeyPackageRecord, { secret, ...each }: KeyPackageRecord): KeyPackageRecord[] {
  const [known = own] = learnt(own, { ...each, secret });
  return [{ ...known, sessionId: each.sessionId, keyPackage: each.keyPackage, secret }];
}

/** Its journey is not here: whether it was published the server's inventory will tell. */
function keyPackageFor({ active, now }: Standing, each: KeyPackageRecord): KeyPackageRecord {
  if (each.state !== 'staged' || active.has(each.sessionId)) return each;
  return { ...each, state: 'superseded', supersededAt: now };
}

/** What is final, and not known here yet. Its private half stays as it is here: kept, or deleted. */
function learnt(own: KeyPackageRecord, each: KeyPackageRecord): KeyPackageRecord[] {
  const claimed = each.state === 'claimed' && own.state !== 'claimed';
  const handedOut = each.handedOut && !own.handedOut;
  if (!(claimed || handedOut)) return [];
  const { state, claimedAt } = claimed ? each : own;
  const publishedAt = own.publishedAt ?? each.publishedAt;
  return [{ ...own, state, claimedAt, publishedAt, handedOut: own.handedOut || each.handedOut }];
}

function settingsFor(here: Partial<Settings>, file: Partial<Settings>): Partial<Settings> {
  const names = { ...file.names, ...here.names };
  return { ...file, ...here, ...(Object.keys(names).length > 0 ? { names } : {}) };
}

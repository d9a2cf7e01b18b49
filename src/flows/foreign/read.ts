import type { ClavesCode } from '../../protocol/claves-error.ts';
import type { UnixSeconds } from '../../protocol/terms.ts';
import { serialIn } from '../id-certs.ts';
import type { Ports } from '../ports.ts';
import { requireSession, standingOf } from '../standing.ts';
import { isPending } from './current.ts';
import type { ForeignServerRecord, Trouble } from './ports.ts';

/** The foreign servers that this session is signed in on, or about to be. Plain data, nothing secret. */
export interface ForeignServerList {
  /** In the order of their names. */
  readonly servers: readonly ForeignServerEntry[];
  /** A rotation stands where none is told: which ID-Cert is current is not known yet. */
  readonly isPending: boolean;
  /** The home server wants a sign-in first: until then none is told either. */
  readonly needsSignIn: boolean;
  /** The home server's clock as last heard; all dates here are to be read against it. */
  readonly now: UnixSeconds;
}

export interface ForeignServerEntry {
  readonly domain: string;
  readonly address: string;
  /** Of its pinned key. */
  readonly fingerprint: string;
  readonly since: UnixSeconds;
  readonly isSignedIn: boolean;
  /** Does it know the present ID-Cert? Null where it never learned of any. */
  readonly told: { readonly isPresent: boolean; readonly at: UnixSeconds } | null;
  readonly believedUntil: UnixSeconds | null;
  readonly trouble: {
    readonly code: ClavesCode;
    readonly lastTriedAt: UnixSeconds;
    readonly nextTryAt: UnixSeconds;
  } | null;
}

/** Throws `NO_SESSION`. Nothing is asked of any server. */
export async function readForeignServers(ports: Ports): Promise<ForeignServerList> {
  const { sessionId, token } = await requireSession(ports.store);
  const [at, serial, records] = await Promise.all([
    standingOf(ports, sessionId, {}),
    serialIn(ports.store, sessionId),
    ports.foreignServers.all(),
  ]);
  const own = records.filter((each) => each.sessionId === sessionId && each.endedAt === null);
  return {
    servers: own.map((each) => entryOf(each, serial)).sort((a, b) => a.domain.localeCompare(b.domain, 'en')),
    isPending: isPending(at),
    needsSignIn: token === null,
    now: ports.clock.now(),
  };
}

function entryOf(record: ForeignServerRecord, serial: string | null): ForeignServerEntry {
  const { server, address, createdAt, token, toldSerial, toldAt, believedUntil, trouble } = record;
  return {
    domain: server.domain,
    address,
    fingerprint: server.fingerprint,
    since: createdAt,
    isSignedIn: token !== null,
    told: toldAt === null ? null : { isPresent: toldSerial === serial, at: toldAt },
    believedUntil,
    trouble: trouble && shown(trouble),
  };
}

function shown({ code, lastTriedAt, nextTryAt }: Trouble): ForeignServerEntry['trouble'] {
  return { code, lastTriedAt, nextTryAt };
}

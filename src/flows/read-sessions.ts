import { ClavesError } from '../protocol/claves-error.ts';
import type { SessionListing } from '../protocol/dialect.ts';
import type { HttpPort } from '../protocol/http.ts';
import { isCode } from './answers.ts';
import { askServer } from './ask.ts';
import { NOT_OFFERED } from './inventory.ts';
import { heldIdCerts } from './issuers.ts';
import { judgeAll } from './judge-all.ts';
import type { ShownIdCert } from './judge-session.ts';
import { noteIdCerts } from './note-id-certs.ts';
import type { IdCertRecord, Ports } from './ports.ts';
import { resend } from './resend.ts';
import type { Standing } from './standing.ts';
import type { SessionEntry, SessionList } from './views.ts';

/**
 * Asks the home server for the actor's sessions: this one first, then the latest first. Throws `NO_SESSION`,
 * `SIGN_IN_NEEDED`, `SERVER_KEY_CHANGED`, what the server refuses with, or `NOT_FOUND` where it does not tell them (that
 * is an addition to the draft); one that does not tell ID-Certs either shows none but what is here.
 */
export function readSessions(ports: Ports): Promise<SessionList> {
  return askServer(ports, {}, async (at, http) => {
    const [sessions, issued] = await Promise.all([
      resend(at, () => at.dialect.sessions(http)).catch(notOffered),
      issuedIdCerts(at, http),
    ]);
    const held = await heldIdCerts(at);
    const known = [...held.flatMap(shown), ...issued];
    // One may have been issued between the two answers.
    const isWhole = sessions.every((session) => idCertOf(session, known));
    const all = isWhole ? known : [...known, ...(await issuedIdCerts(at, http))];
    return {
      sessions: (await entriesOf(at, sessions, all, held)).sort(thisOneFirst),
      now: ports.clock.now(),
    };
  });
}

/** What is new among them is noted: see `noteIdCerts`. */
async function issuedIdCerts(at: Standing, http: HttpPort): Promise<readonly ShownIdCert[]> {
  try {
    const issued = await resend(at, () => at.dialect.certificates(http));
    await noteIdCerts(at, issued);
    return issued;
  } catch (error) {
    if (isCode(error, ...NOT_OFFERED)) return [];
    throw error;
  }
}

function shown({ idCert, sessionId, serial }: IdCertRecord): ShownIdCert[] {
  return serial ? [{ idCert, sessionId, serial }] : [];
}

function idCertOf(
  { sessionId, serial }: SessionListing,
  shown: readonly ShownIdCert[],
): ShownIdCert | undefined {
  return shown.find((each) => each.sessionId === sessionId && each.serial === serial);
}

async function entriesOf(
  at: Standing,
  sessions: readonly SessionListing[],
  shown: readonly ShownIdCert[],
  held: readonly IdCertRecord[],
): Promise<SessionEntry[]> {
  const found = sessions.map((session) => idCertOf(session, shown));
  const judged = await judgeAll(at, found.filter(isFound), held);
  return sessions.map(({ sessionId, createdAt, serial, expiresAt }, index) => {
    const isThis = sessionId === at.session.sessionId;
    const idCert = found[index];
    const certificate = (idCert && judged.get(idCert)) ?? null;
    return { sessionId, isThis, createdAt, serial, expiresAt, certificate };
  });
}

function isFound(idCert: ShownIdCert | undefined): idCert is ShownIdCert {
  return idCert !== undefined;
}

function thisOneFirst(a: SessionEntry, b: SessionEntry): number {
  return Number(b.isThis) - Number(a.isThis) || b.createdAt - a.createdAt;
}

/** One code for a server that lacks the route, and for one that knows the path for another method. */
export function notOffered(error: unknown): never {
  throw isCode(error, 'METHOD_NOT_ALLOWED') ? new ClavesError('NOT_FOUND', { cause: error }) : error;
}

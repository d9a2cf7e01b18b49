import type { IssuedIdCert } from '../protocol/dialect.ts';
import { askServer } from './ask.ts';
import { heldIdCerts } from './issuers.ts';
import { judgeAll } from './judge-all.ts';
import type { ShownIdCert } from './judge-session.ts';
import { noteIdCerts } from './note-id-certs.ts';
import type { Ports } from './ports.ts';
import { notOffered } from './read-sessions.ts';
import { resend } from './resend.ts';
import type { Standing } from './standing.ts';
import type { IssuedEntry, IssuedList } from './views.ts';

/**
 * Asks the home server for all ID-Certs that it ever issued to the actor, the latest first, and judges each: what is in
 * force as of now, and what was superseded or revoked as of when it was issued. Throws as `readSessions` does.
 */
export function readIssued(ports: Ports): Promise<IssuedList> {
  return askServer(ports, {}, async (at, http) => {
    const issued = await resend(at, () => at.dialect.certificates(http)).catch(notOffered);
    await noteIdCerts(at, issued);
    const entries = await entriesOf(at, issued);
    return { entries: entries.sort((a, b) => b.issuedAt - a.issuedAt), now: ports.clock.now() };
  });
}

async function entriesOf(at: Standing, issued: readonly IssuedIdCert[]): Promise<IssuedEntry[]> {
  const shown = issued.map(toJudge);
  const judged = await judgeAll(at, shown, await heldIdCerts(at));
  return issued.flatMap(({ idCert: _, ...facts }, index) => {
    const idCert = shown[index];
    const certificate = idCert && judged.get(idCert);
    return certificate ? [{ ...facts, isThis: facts.sessionId === at.session.sessionId, certificate }] : [];
  });
}

function toJudge({
  idCert,
  sessionId,
  serial,
  issuedAt,
  supersededAt,
  revokedAt,
}: IssuedIdCert): ShownIdCert {
  const isOver = supersededAt !== null || revokedAt !== null;
  return { idCert, sessionId, serial, ...(isOver && { judgedAt: issuedAt }) };
}

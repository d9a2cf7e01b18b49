import { ProtocolError } from '../../src/protocol/errors.ts';
import { dialectByName } from '../../src/protocol/registry.ts';
import type { ForeignSessionRow, Tx } from '../db/schema.ts';
import type { AnyCaller, ForeignCaller } from '../http/mount.ts';
import { type Current, type Finding, inquireOfSession, type Presented } from './foreign-inquiry.ts';
import {
  cachedUntil,
  expectForeignStanding,
  transactAsForeign,
  updateForeignSession,
} from './foreign-sessions.ts';
import { believedIdCert } from './foreign-sign-in.ts';
import type { HomeServer } from './home-server.ts';
import { pin } from './pinned-keys.ts';
import { revoked } from './tokens.ts';

/**
 * How whatever a foreign actor may do here begins: its ID-Cert is believed, or else its home server is asked once more.
 * Throws ID_CERT_INVALID, until the session tells its new ID-Cert; SESSION_REVOKED, UNAUTHORIZED; or UNAVAILABLE while the
 * home server cannot be asked. An actor of this server passes.
 */
export async function expectBelieved(home: HomeServer, caller: AnyCaller): Promise<void> {
  if (!caller.isForeign) return;
  const before = await expectForeignStanding(home.db, caller);
  const now = home.now();
  if (before.superseded_at !== null || before.expires_at <= now) throw invalid();
  if (now < cachedUntil(before)) return;
  const presented = await read(before);
  const finding = await inquireOfSession(home, presented);
  await note(home, caller, { before, presented, finding });
  refuse(finding);
}

/**
 * A foreign session's new ID-Cert, after a rotation at home. The one that is known already changes nothing. Throws
 * ID_CERT_INVALID where it is none of this session; KEY_SUPERSEDED where a newer one is known, here or at home;
 * SESSION_REVOKED, UNAUTHORIZED; or UNAVAILABLE while the home server cannot be asked.
 */
export async function tellIdCert(home: HomeServer, caller: ForeignCaller, idCert: string): Promise<void> {
  const before = await expectForeignStanding(home.db, caller);
  const dialect = dialectByName(before.dialect);
  const view = await dialect.certificate.parse(idCert);
  if (view?.fid !== caller.fid || view.sessionId !== caller.sessionId) throw invalid();
  const isKnown = idCert === before.id_cert && before.superseded_at === null;
  if (isKnown && home.now() < cachedUntil(before)) return;
  if (view.issuedAt < before.issued_at) throw superseded();
  const presented = { dialect, idCert, view };
  const finding = await inquireOfSession(home, presented);
  await note(home, caller, { before, presented, finding });
  if (finding.standing === 'superseded') throw superseded();
  refuse(finding);
}

/** The caller's session as its own list at home would show it, and until when its ID-Cert is believed. */
export async function ownForeignSession(home: HomeServer, caller: ForeignCaller) {
  await expectBelieved(home, caller);
  const session = await expectForeignStanding(home.db, caller);
  const { session_id, created_at, serial, expires_at } = session;
  return { session_id, created_at, current: true, serial, expires_at, cached_until: cachedUntil(session) };
}

/** Writes down what the home server said. What it said against a session does not count for what the session is since. */
function note(
  home: HomeServer,
  caller: ForeignCaller,
  { before, presented, finding }: { before: ForeignSessionRow; presented: Presented; finding: Finding },
): Promise<void> {
  return transactAsForeign(home, caller, async (tx, session) => {
    if (finding.standing === 'current') return believe(tx, session, presented, finding);
    if (session.id_cert !== before.id_cert || session.fetched_at !== before.fetched_at) return;
    const isOfSession = presented.idCert === session.id_cert;
    if (finding.standing === 'gone') await updateForeignSession(tx, session.id, { revoked_at: home.now() });
    if (finding.standing === 'superseded' && isOfSession) {
      await updateForeignSession(tx, session.id, { superseded_at: home.now() });
    }
  });
}

async function believe(
  tx: Tx,
  session: ForeignSessionRow,
  presented: Presented,
  finding: Current,
): Promise<void> {
  if (presented.view.issuedAt < session.issued_at) throw superseded();
  await pin(tx, finding);
  await updateForeignSession(tx, session.id, believedIdCert(presented, finding));
}

function refuse({ standing }: Finding): void {
  if (standing === 'gone') throw revoked();
  if (standing !== 'current') throw invalid();
}

async function read({ dialect: name, id_cert: idCert }: ForeignSessionRow): Promise<Presented> {
  const dialect = dialectByName(name);
  const view = await dialect.certificate.parse(idCert);
  if (!view) throw new Error('the database holds an ID-Cert that is none');
  return { dialect, idCert, view };
}

function invalid(): ProtocolError {
  return new ProtocolError('ID_CERT_INVALID');
}

function superseded(): ProtocolError {
  return new ProtocolError('KEY_SUPERSEDED');
}

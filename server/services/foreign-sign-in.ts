import type { Dialect } from '../../src/protocol/dialect.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { ForeignSignIn } from '../../src/protocol/foreign.ts';
import { domainOf } from '../../src/protocol/terms.ts';
import type { ForeignSessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { expectOpen, spendChallenge } from './challenges.ts';
import { type Current, inquireOfStranger, type Presented } from './foreign-inquiry.ts';
import { forgetEnded, updateForeignSession } from './foreign-sessions.ts';
import type { HomeServer } from './home-server.ts';
import { pin } from './pinned-keys.ts';
import { makeToken } from './tokens.ts';

/**
 * Signs an actor of another server in, and answers with a token: a new session here, or the one of that session ID
 * again, whose older token ends. Nothing is asked of anybody before challenge and signature are good. Throws
 * CHALLENGE_INVALID, SIGNATURE_INVALID, ID_CERT_INVALID, or UNAVAILABLE where the home server cannot be asked.
 */
export async function signInForeign(
  home: HomeServer,
  dialect: Dialect,
  { challenge, idCert, signature }: ForeignSignIn,
): Promise<string> {
  await expectOpen(home.db, challenge, home.now());
  const view = await dialect.certificate.parse(idCert);
  if (!view) throw invalid();
  const statement = { domain: home.domain, fid: view.fid, challenge };
  const isSigned = await dialect.verifyChallenge(signature, statement, { idCert, now: home.now() });
  if (!isSigned) throw new ProtocolError('SIGNATURE_INVALID');
  // At home a password is asked for, and whoever changes it ends the tokens that were had before: no way around that.
  if (domainOf(view.fid) === home.domain) throw invalid();
  const presented = { dialect, idCert, view };
  const finding = await inquireOfStranger(home, presented);
  if (finding.standing !== 'current') throw invalid();
  await forgetEnded(home);
  return transact(home.db, async (tx) => {
    await spendChallenge(tx, challenge, home.now());
    return begin(home, tx, presented, finding);
  });
}

async function begin(home: HomeServer, tx: Tx, presented: Presented, finding: Current): Promise<string> {
  const { fid, sessionId: session_id, issuedAt } = presented.view;
  const known = await lockForeignSession(tx, fid, session_id);
  if (known && issuedAt < known.issued_at) throw invalid();
  await pin(tx, finding);
  const { token, hash: token_hash } = makeToken();
  const now = home.now();
  const created_at = known?.revoked_at === null ? known.created_at : now;
  const begun = { token_hash, last_used_at: now, created_at, revoked_at: null };
  const row = { ...begun, ...believedIdCert(presented, finding) };
  if (known) await updateForeignSession(tx, known.id, row);
  else
    await tx
      .insertInto('foreign_sessions')
      .values({ fid, session_id, ...row })
      .execute();
  return token;
}

/** What a session's row says of an ID-Cert that its home server has just called the current one. */
export function believedIdCert({ dialect, idCert, view }: Presented, { at }: Current) {
  const { serial, issuedAt: issued_at, expiresAt: expires_at } = view;
  const known = { dialect: dialect.name, id_cert: idCert, serial, issued_at, expires_at };
  return { ...known, fetched_at: at, superseded_at: null };
}

function lockForeignSession(tx: Tx, fid: string, sessionId: string): Promise<ForeignSessionRow | undefined> {
  return tx
    .selectFrom('foreign_sessions')
    .selectAll()
    .where('fid', '=', fid)
    .where('session_id', '=', sessionId)
    .forUpdate()
    .executeTakeFirst();
}

function invalid(): ProtocolError {
  return new ProtocolError('ID_CERT_INVALID');
}

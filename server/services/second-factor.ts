import { fromBase64 } from '../../src/crypto/encoding.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { SessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Caller } from '../http/mount.ts';
import { hasPasswordHash } from './actors.ts';
import type { HomeServer } from './home-server.ts';
import { isPassword } from './passwords.ts';
import { lockSessions } from './session-rows.ts';
import { expectStanding } from './tokens.ts';

/** Whose password was found right, and is so until it changes. */
export interface Proven {
  readonly caller: Caller;
  readonly passwordHash: string;
}

/** As the header carries it; what is not canonical Base64 of UTF-8 is no password at all. Never logged. */
export type Solution = string | readonly string[] | undefined;

/**
 * The caller's account password, asked for once more (section 7 of the protocol). Before a transaction, because it is
 * slow; `transactProven` is the transaction. Throws SENSITIVE_SOLUTION_INVALID, and RATE_LIMITED or UNAVAILABLE as a login does.
 */
export async function prove(home: HomeServer, caller: Caller, solution: Solution): Promise<Proven> {
  const password = readPassword(solution);
  if (password === null) throw wrong();
  const guess = { whose: caller.fid, by: `session ${caller.sessionRowId}` };
  const passwordHash = await home.limits.guess(guess, () => hashOfRight(home, caller, password));
  if (passwordHash === null) throw wrong();
  return { caller, passwordHash };
}

/** Null for a wrong password. */
async function hashOfRight(home: HomeServer, caller: Caller, password: string): Promise<string | null> {
  const { password_hash: hash } = await home.db
    .selectFrom('actors')
    .select('password_hash')
    .where('id', '=', caller.actorId)
    .executeTakeFirstOrThrow();
  return (await isPassword(password, hash)) ? hash : null;
}

/**
 * `transactAs` for what asks for the password too. Locks the actor and all its sessions, which it hands on in their
 * order. Throws UNAUTHORIZED, SESSION_REVOKED, or SENSITIVE_SOLUTION_INVALID where the password was changed since.
 */
export function transactProven<T>(
  home: HomeServer,
  { caller, passwordHash }: Proven,
  work: (tx: Tx, sessions: readonly SessionRow[]) => Promise<T>,
): Promise<T> {
  return transact(home.db, async (tx) => {
    const isStillRight = await hasPasswordHash(tx, caller.actorId, passwordHash);
    const sessions = await lockSessions(tx, caller.actorId);
    await expectStanding(tx, caller);
    if (!isStillRight) throw wrong();
    return work(tx, sessions);
  });
}

function readPassword(solution: Solution): string | null {
  if (typeof solution !== 'string') return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fromBase64(solution));
  } catch {
    return null;
  }
}

function wrong(): ProtocolError {
  return new ProtocolError('SENSITIVE_SOLUTION_INVALID');
}

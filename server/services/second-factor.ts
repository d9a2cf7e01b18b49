import { fromBase64 } from '../../src/crypto/encoding.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import { hasPasswordHash } from './actors.ts';
import type { HomeServer } from './home-server.ts';
import { isPassword } from './passwords.ts';

/** What was found right, and is so until the actor's password changes. */
export interface ProvenPassword {
  readonly actorId: number;
  readonly hash: string;
}

/** As the header carries it; what is not canonical Base64 of UTF-8 is no password at all. Never logged. */
export type Solution = string | readonly string[] | undefined;

/**
 * The caller's account password, asked for once more (section 7 of the protocol). Before a transaction, because it is
 * slow; `confirm` goes into the transaction. Throws SENSITIVE_SOLUTION_INVALID.
 */
export async function prove(home: HomeServer, caller: Caller, solution: Solution): Promise<ProvenPassword> {
  const password = readPassword(solution);
  const { password_hash: hash } = await home.db
    .selectFrom('actors')
    .select('password_hash')
    .where('id', '=', caller.actorId)
    .executeTakeFirstOrThrow();
  if (password === null || !(await isPassword(password, hash))) throw wrong();
  return { actorId: caller.actorId, hash };
}

/** Is the password still the one that was proven? Locks the actor. Throws SENSITIVE_SOLUTION_INVALID. */
export async function confirm(tx: Tx, { actorId, hash }: ProvenPassword): Promise<void> {
  if (!(await hasPasswordHash(tx, actorId, hash))) throw wrong();
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

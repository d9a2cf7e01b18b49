import { ProtocolError } from '../../src/protocol/errors.ts';
import { domainOf, type Fid, localNameOf, parseFid, parseLocalName } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import type { HomeServer } from './home-server.ts';
import { isPassword } from './passwords.ts';

/** Whom a login means whose name nobody can have: no federation ID. */
const NOBODY = 'nobody';

/** An actor of this server. */
export interface Actor {
  readonly id: number;
  readonly fid: Fid;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** And where it comes from. */
export interface LoginFrom extends Login {
  readonly address: string;
}

/** An actor whose password was right, and is so until it changes: `confirmLogin` asks that in the transaction. */
export interface LoggedIn extends Actor {
  readonly passwordHash: string;
}

/**
 * Throws INVALID_CREDENTIALS, after the same time for an unknown name as for a wrong password; RATE_LIMITED after too many of
 * either; UNAVAILABLE where too many passwords wait to be hashed.
 */
export async function logIn(home: HomeServer, { address, ...login }: LoginFrom): Promise<LoggedIn> {
  const fid = ownFid(home, login.username);
  const guess = { whose: fid ?? NOBODY, by: address };
  const actor = await home.limits.guess(guess, () => findByPassword(home, fid, login.password));
  if (actor) return actor;
  home.tally('failed-login');
  throw new ProtocolError('INVALID_CREDENTIALS');
}

/** Null for a wrong password, and for who does not exist or is deactivated. */
async function findByPassword(home: HomeServer, fid: Fid | null, password: string): Promise<LoggedIn | null> {
  const row = fid ? await findByName(home.db, localNameOf(fid)) : undefined;
  const right = await isPassword(password, row?.password_hash ?? null);
  const mayEnter = right && row?.deactivated_at === null;
  return fid && row && mayEnter ? { id: row.id, fid, passwordHash: row.password_hash } : null;
}

/**
 * Throws INVALID_CREDENTIALS where the password was changed, or the actor deleted or deactivated, since the login. Locks
 * the actor.
 */
export async function confirmLogin(tx: Tx, { id, passwordHash }: LoggedIn): Promise<void> {
  if (!(await hasPasswordHash(tx, id, passwordHash))) throw new ProtocolError('INVALID_CREDENTIALS');
}

/**
 * Is this still what is stored of the password of an actor that may use it? Locks the actor, so that it stays so to the
 * transaction's end.
 */
export async function hasPasswordHash(tx: Tx, actor: number, hash: string): Promise<boolean> {
  const { password_hash, deactivated_at } = await tx
    .selectFrom('actors')
    .select(['password_hash', 'deactivated_at'])
    .where('id', '=', actor)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return password_hash === hash && deactivated_at === null;
}

/** The local actor that a path names. Throws FID_INVALID, NOT_FEDERATED or USER_NOT_FOUND, looked at in this order. */
export async function readActor(home: HomeServer, db: Database | Tx, text: string): Promise<Actor> {
  const fid = parseFid(text);
  if (!fid) throw new ProtocolError('FID_INVALID');
  if (domainOf(fid) !== home.domain) throw new ProtocolError('NOT_FEDERATED');
  const row = await findByName(db, localNameOf(fid));
  if (!row) throw new ProtocolError('USER_NOT_FOUND');
  return { id: row.id, fid };
}

/** Null where no actor of this server can have the name. */
export function ownFid(home: HomeServer, username: string): Fid | null {
  const localName = parseLocalName(username);
  return localName === null ? null : parseFid(`${localName}@${home.domain}`);
}

/** Deleted ones too: a name is never given again. */
export function findByName(db: Database | Tx, localName: string) {
  return db
    .selectFrom('actors')
    .select(['id', 'password_hash', 'deactivated_at'])
    .where('local_name', '=', localName)
    .executeTakeFirst();
}

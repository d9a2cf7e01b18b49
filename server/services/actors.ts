import { ProtocolError } from '../../src/protocol/errors.ts';
import { domainOf, type Fid, localNameOf, parseFid, parseLocalName } from '../../src/protocol/terms.ts';
import { UniqueViolation } from '../db/errors.ts';
import type { Database, Tx } from '../db/schema.ts';
import type { HomeServer } from './home-server.ts';
import { hashPassword, isAcceptablePassword, isPassword } from './passwords.ts';

/** An actor of this server. */
export interface Actor {
  readonly id: number;
  readonly fid: Fid;
}

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Makes an actor without a session. Throws USERNAME_INVALID, PASSWORD_INVALID or FEDERATION_ID_TAKEN. */
export async function register(home: HomeServer, { username, password }: Login): Promise<Fid> {
  const fid = ownFid(home, username);
  if (!fid) throw new ProtocolError('USERNAME_INVALID');
  if (!isAcceptablePassword(password)) throw new ProtocolError('PASSWORD_INVALID');
  const password_hash = await hashPassword(password);
  const actor = { local_name: localNameOf(fid), password_hash, created_at: home.now() };
  try {
    await home.db.insertInto('actors').values(actor).execute();
  } catch (error) {
    throw error instanceof UniqueViolation ? new ProtocolError('FEDERATION_ID_TAKEN') : error;
  }
  return fid;
}

/** Throws INVALID_CREDENTIALS, after the same time for an unknown name as for a wrong password. */
export async function logIn(home: HomeServer, { username, password }: Login): Promise<Actor> {
  const fid = ownFid(home, username);
  const row = fid ? await findByName(home.db, localNameOf(fid)) : undefined;
  const right = await isPassword(password, row?.password_hash ?? null);
  if (!fid || !row || !right) throw new ProtocolError('INVALID_CREDENTIALS');
  return { id: row.id, fid };
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

function ownFid(home: HomeServer, username: string): Fid | null {
  const localName = parseLocalName(username);
  return localName === null ? null : parseFid(`${localName}@${home.domain}`);
}

function findByName(db: Database | Tx, localName: string) {
  return db
    .selectFrom('actors')
    .select(['id', 'password_hash'])
    .where('local_name', '=', localName)
    .executeTakeFirst();
}

import { domainOf, type Fid, localNameOf, parseFid } from '../../src/protocol/terms.ts';
import type { SessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { HomeServer } from './home-server.ts';
import { hashPassword } from './passwords.ts';
import { lockSessions } from './session-rows.ts';

/*
 * What the one who runs the server does to its actors, from beside the running server: every process of it looks at the
 * database with each request.
 */

/** What became of it; `unknown` and `deleted` change nothing. */
export type Outcome = 'done' | 'unknown' | 'deleted';

/** Nobody signs in to the actor, its tokens end, and nobody can add its devices. ID-Certs stay readable. */
export function deactivate(home: HomeServer, name: string): Promise<Outcome> {
  return transactOn(home, name, async (tx, actor, sessions) => {
    await endTokens(tx, sessions);
    const now = { deactivated_at: home.now() };
    const first = tx.updateTable('actors').set(now).where('id', '=', actor);
    await first.where('deactivated_at', 'is', null).execute();
  });
}

/** Undoes `deactivate`: each session goes on once it has signed in again. */
export function activate(home: HomeServer, name: string): Promise<Outcome> {
  return transactOn(home, name, async (tx, actor) => {
    await tx.updateTable('actors').set({ deactivated_at: null }).where('id', '=', actor).execute();
  });
}

/** Gives the actor a password that `isAcceptablePassword` has taken. The tokens of all its sessions end. */
export async function resetPassword(home: HomeServer, name: string, password: string): Promise<Outcome> {
  const password_hash = await hashPassword(password);
  return transactOn(home, name, async (tx, actor, sessions) => {
    await endTokens(tx, sessions);
    await tx.updateTable('actors').set({ password_hash }).where('id', '=', actor).execute();
  });
}

/** An actor as its server's administrator sees it. */
export interface ListedActor {
  readonly fid: string;
  readonly created_at: number;
  /** Those that have not ended. */
  readonly sessions: number;
  /** By any of them; null where no token is left. */
  readonly last_used_at: number | null;
  readonly deactivated_at: number | null;
  readonly deleted_at: number | null;
}

/** All actors there ever were, the oldest first. */
export async function listActors({ db, domain }: HomeServer): Promise<ListedActor[]> {
  const rows = await db
    .selectFrom('actors')
    .leftJoin('sessions', 'sessions.actor', 'actors.id')
    .leftJoin('tokens', 'tokens.session', 'sessions.id')
    .select(['actors.id', 'local_name', 'actors.created_at', 'deactivated_at', 'deleted_at'])
    .select(({ fn, eb }) => [
      fn
        .count(eb.case().when('sessions.revoked_at', 'is', null).then(eb.ref('sessions.id')).end())
        .distinct()
        .as('sessions'),
      fn.max('last_used_at').as('last_used_at'),
    ])
    .groupBy(['actors.id', 'local_name', 'actors.created_at', 'deactivated_at', 'deleted_at'])
    .orderBy('actors.id')
    .execute();
  return rows.map(({ id: _, local_name, ...row }) => ({
    ...row,
    fid: `${local_name}@${domain}`,
    sessions: Number(row.sessions),
  }));
}

/** The actor of this server that a local name or a federation ID names. */
function ownActor({ domain }: HomeServer, name: string): Fid | null {
  const fid = parseFid(name.includes('@') ? name : `${name}@${domain}`);
  return fid && domainOf(fid) === domain ? fid : null;
}

/** Locks the actor, then all its sessions. */
function transactOn(
  home: HomeServer,
  name: string,
  work: (tx: Tx, actor: number, sessions: readonly SessionRow[]) => Promise<void>,
): Promise<Outcome> {
  return transact(home.db, async (tx) => {
    const fid = ownActor(home, name);
    const named = tx.selectFrom('actors').select(['id', 'deleted_at']).forUpdate();
    const actor = fid && (await named.where('local_name', '=', localNameOf(fid)).executeTakeFirst());
    if (!actor) return 'unknown';
    if (actor.deleted_at !== null) return 'deleted';
    await work(tx, actor.id, await lockSessions(tx, actor.id));
    return 'done';
  });
}

async function endTokens(tx: Tx, sessions: readonly SessionRow[]): Promise<void> {
  const ids = sessions.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom('tokens').where('session', 'in', ids).execute();
}

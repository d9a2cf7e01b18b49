import { TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import type { HomeServer } from '../services/home-server.ts';

/** How a session stands whose token a connection has shown. */
export interface Standing {
  /** Of its last event. */
  readonly last: number;
  /** Has the server's key changed since it was told of it? */
  readonly isServerKeyNew: boolean;
}

/** Tokens asked for in one statement. */
const BATCH = 500;

/**
 * Of each token (SHA-256, in Base64) that is still good. One that ended, with its session, by a newer one or by idleness, is
 * not there. What is asked here is no use of a token: it may run out while its connection is open.
 */
export async function standingsOf(
  home: HomeServer,
  hashes: readonly Uint8Array[],
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (let start = 0; start < hashes.length; start += BATCH) {
    for (const row of await read(home, hashes.slice(start, start + BATCH))) {
      const isServerKeyNew = row.server_certificate < (row.current ?? 0);
      standings.set(nameOf(row.hash), { last: row.last_s, isServerKeyNew });
    }
  }
  return standings;
}

export function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64');
}

function read(home: HomeServer, hashes: readonly Uint8Array[]) {
  return home.db
    .selectFrom('tokens')
    .innerJoin('sessions', 'sessions.id', 'tokens.session')
    .innerJoin('outboxes', 'outboxes.session', 'tokens.session')
    .select(['hash', 'last_s', 'server_certificate'])
    .select(({ selectFrom }) =>
      selectFrom('server_certificates')
        .select(({ fn }) => fn.max('server_certificates.id').as('newest'))
        .as('current'),
    )
    .where('hash', 'in', [...hashes])
    .where('revoked_at', 'is', null)
    .where('last_used_at', '>=', home.now() - TOKEN_IDLE_LIFETIME)
    .execute();
}

import {
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
} from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { isUnavailable } from './errors.ts';
import { normaliseConnectError, normaliseQueryError } from './postgresql-errors.ts';
import type { Schema } from './schema.ts';

/** By which PostgreSQL knows who runs on a database. */
export const APPLICATION_NAME = 'claves';
/** Milliseconds: longer than a server is ever idle (see `services/generation.ts`), so that one that runs has a connection. */
const IDLE_TIMEOUT = 5 * 60_000;
/** Connections of one process. Who finds all of them taken waits as long as for a new one. */
const MAX_CONNECTIONS = 10;
/** Milliseconds. */
const CONNECTION_TIMEOUT = 5_000;
/** Milliseconds, for whoever serves requests: a client would have gone by then. */
const IMPATIENT = {
  lock_timeout: 5_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
  // For a server that does not even say that it took too long, such as one behind a broken line.
  query_timeout: 15_000,
};
/**
 * What the services rely on, whatever the defaults of this database, its user or the URL are: each commit is on the disk
 * when it returns (section 8.3 of the protocol), also where a standby has to confirm it; each statement of a transaction
 * reads what was committed before it.
 */
const RELIED_UPON = `
  select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') in ('off', 'local');
  set default_transaction_isolation = 'read committed';
`;
/** Which lock `transactAlone` takes: any number that nobody else takes. */
const ALONE = 3_853_314_791;

/** `waiting`: queries that have none yet. */
export interface Connections {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/**
 * kysely's PostgreSQL dialect on a pool whose errors are normalised. A URL that is none shows when connecting.
 * `patient`: a statement takes as long as it takes.
 */
export class PgDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(url: string, { patient = false } = {}) {
    const pool = openPool(url, patient);
    super({ pool: normalisedPool(pool) });
    this.#pool = pool;
  }

  /** How its connections are used, now. */
  connections(): Connections {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.#pool;
    return { total, idle, waiting };
  }

  override createAdapter(): PostgresAdapter {
    return new PgAdapter();
  }
}

/** A lock that ends with its transaction, in place of kysely's, which ends with the connection. */
class PgAdapter extends PostgresAdapter {
  override async acquireMigrationLock(tx: Kysely<Schema>): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(ALONE)})`.execute(tx);
  }

  override async releaseMigrationLock(): Promise<void> {}
}

function openPool(url: string, patient: boolean): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: APPLICATION_NAME,
    idleTimeoutMillis: IDLE_TIMEOUT,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    keepAlive: true,
    // Before its first use. Not as `options`, which those of the URL would replace.
    onConnect: (client) => client.query(RELIED_UPON).then(() => {}),
    types: { getTypeParser },
    ...(patient ? {} : IMPATIENT),
  });
  // A connection that breaks is noticed by the query that wants it next; an event that nobody hears ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

function normalisedPool(pool: Pool): PostgresPool {
  const connect = async () => {
    try {
      return normalisedClient(await pool.connect());
    } catch (error) {
      throw normaliseConnectError(error);
    }
  };
  return { options: {}, connect, end: () => pool.end() };
}

function normalisedClient(client: PoolClient): PostgresPoolClient {
  let broken = false;
  const query = async (text: string, parameters: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, [...parameters]);
    } catch (error) {
      const normalised = normaliseQueryError(error);
      broken ||= isUnavailable(normalised);
      throw normalised;
    }
  };
  return {
    // kysely's other form of it, with a cursor, is for streams: the services have none.
    query: query as PostgresPoolClient['query'],
    release: (destroy = false) => client.release(destroy || broken),
  };
}

/** As node:sqlite gives them: whole numbers as numbers (none passes 2^53), bytes as a plain array. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (format !== 'binary' && type === types.builtins.INT8) return Number;
  const parse = types.getTypeParser(type, format);
  return type === types.builtins.BYTEA ? (text) => new Uint8Array(parse(text)) : parse;
}

import { Client } from 'pg';
import { CHANNEL } from './notify.ts';
import { readPostgresqlUrl } from './postgresql-url.ts';

/** Milliseconds before a lost connection is tried again: doubled each time, up to the most. */
const BACKOFF = { first: 500, most: 30_000 } as const;

export interface Listener {
  /** What `notify` was given. */
  readonly onPayload: (payload: string) => void;
  /** It hears from now on: what was said before may have been missed. */
  readonly onListening: () => void;
}

/**
 * Hears what `notify` says in any process, on one connection of its own, which it opens again for as long as it is not
 * closed. Never throws: who listens has to look by itself too.
 */
export function listen(databaseUrl: string, listener: Listener): { close(): Promise<void> } {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wait: number = BACKOFF.first;
  let closed = false;

  const connect = async (): Promise<void> => {
    const next = open(databaseUrl, listener);
    client = next;
    // Of a connection that ends, and of one that never was.
    next.once('end', () => {
      if (closed) return;
      timer = setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2));
      wait = Math.min(2 * wait, BACKOFF.most);
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      wait = BACKOFF.first;
      listener.onListening();
    } catch {
      await next.end().catch(() => {});
    }
  };

  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}

function open(databaseUrl: string, { onPayload }: Listener): Client {
  const client = new Client({
    connectionString: readPostgresqlUrl(databaseUrl).url,
    application_name: 'claves gateway',
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  client.on('notification', ({ payload = '' }) => onPayload(payload));
  // An event that nobody hears ends the process; `end` follows.
  client.on('error', () => void client.end().catch(() => {}));
  return client;
}

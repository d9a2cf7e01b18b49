import { Gauge, type Registry } from 'prom-client';
import { connectionsOf } from '../db/open-postgresql.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { HomeServer } from '../services/home-server.ts';
import { type Stock, stockOf } from '../services/stock.ts';

/** What is read when somebody asks. What the database does not answer then is left out. */
export function readAtEachScrape(
  registry: Registry,
  { home, gateway }: { readonly home: HomeServer; readonly gateway: Pick<Gateway, 'size'> },
): void {
  readGateway(registry, gateway);
  readStock(registry, home);
  readConnections(registry, home);
}

function readGateway(registry: Registry, gateway: Pick<Gateway, 'size'>): void {
  new Gauge({
    name: 'claves_gateway_connections',
    help: 'Open connections of the gateway, of this process.',
    registers: [registry],
    collect() {
      this.set(gateway.size);
    },
  });
}

function readStock(registry: Registry, home: HomeServer): void {
  // All are asked at once in a scrape: one reading serves them.
  let reading: Promise<Stock | null> | null = null;
  const read = () => {
    reading ??= stockOf(home)
      .catch(() => null)
      .finally(() => {
        reading = null;
      });
    return reading;
  };
  const gauge = (name: string, help: string, of: (stock: Stock) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const stock = await read();
        if (stock) this.set(of(stock));
        else this.remove();
      },
    });
  gauge('claves_actors', 'Actors that may sign in.', ({ actors }) => actors);
  gauge('claves_sessions', 'Sessions that have not ended.', ({ sessions }) => sessions);
  gauge(
    'claves_unclaimed_key_packages',
    'Ordinary KeyPackages that wait, of all sessions.',
    ({ keyPackages }) => keyPackages,
  );
}

function readConnections(registry: Registry, { db }: HomeServer): void {
  if (connectionsOf(db) === null) return;
  new Gauge({
    name: 'claves_database_connections',
    help: 'Connections to PostgreSQL that are idle or in use, and queries that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total = 0, idle = 0, waiting = 0 } = connectionsOf(db) ?? {};
      this.set({ state: 'used' }, total - idle);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waiting' }, waiting);
    },
  });
}

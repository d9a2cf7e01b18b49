import { Gauge, type Registry } from 'prom-client';
import { connectionsOf } from '../db/open-postgresql.ts';
import type { HomeServer } from '../services/home-server.ts';
import { stockOf } from '../services/stock.ts';

/** What is read of the database when somebody asks. While that does not answer, it is left out. */
export function readAtEachScrape(registry: Registry, home: HomeServer): void {
  readStock(registry, home);
  readConnections(registry, home);
}

function readStock(registry: Registry, home: HomeServer): void {
  const registers = [registry];
  const actors = new Gauge({ name: 'claves_actors', help: 'Actors that may sign in.', registers });
  const sessions = new Gauge({ name: 'claves_sessions', help: 'Sessions that have not ended.', registers });
  const gauge = new Gauge({
    name: 'claves_unclaimed_key_packages',
    help: 'Ordinary KeyPackages that wait, of all sessions.',
    registers,
    async collect() {
      const gauges = [gauge, actors, sessions];
      for (const each of gauges) each.remove();
      const stock = await stockOf(home).catch(() => null);
      if (stock === null) return;
      gauge.set(stock.keyPackages);
      actors.set(stock.actors);
      sessions.set(stock.sessions);
    },
  });
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

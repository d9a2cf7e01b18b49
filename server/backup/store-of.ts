import type { Place } from '../db/open.ts';
import { postgresqlStore } from './postgresql-store.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

export function storeOf({ dataDir, databaseUrl }: Place): Store {
  return databaseUrl === null ? sqliteStore(dataDir) : postgresqlStore(databaseUrl);
}

import type { Elsewhere, ElsewhereStore } from '../flows/elsewhere.ts';
import type { Database } from './db.ts';
import { expectSealer, type Sealer } from './vault-store.ts';

/** What is known of other sessions: beside the settings, in IndexedDB. `sealer`: of what lies beside it. */
export function makeElsewhereStore(database: Database, sealer: Sealer): ElsewhereStore {
  return {
    read: () => database.read(async (db) => elsewhereIn(await db.get('settings', 'elsewhere'))),
    change: (next) =>
      database.write(['settings', 'activity', 'vault'], async (transaction) => {
        await expectSealer(transaction, sealer);
        const store = transaction.objectStore('settings');
        const change = next(elsewhereIn(await store.get('elsewhere')));
        if (change === null) return;
        await store.put({ ...change.elsewhere, id: 'elsewhere' });
        const log = transaction.objectStore('activity');
        await Promise.all(change.activity.map(async (record) => log.add(record)));
      }),
  };
}

function elsewhereIn(stored: { readonly id: string } | undefined): Elsewhere | null {
  return stored?.id === 'elsewhere' ? (stored as Elsewhere & { readonly id: 'elsewhere' }) : null;
}

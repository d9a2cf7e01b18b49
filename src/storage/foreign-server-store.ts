import type { ForeignServerStore } from '../flows/foreign/ports.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Database } from './db.ts';
import { expectSealer, type Sealer } from './vault-store.ts';

/** What sessions have at foreign servers, in IndexedDB; `sealer` has sealed the tokens. */
export function makeForeignServerStore(database: Database, sealer: Sealer): ForeignServerStore {
  return {
    all: () => database.read((db) => db.getAll('foreignServers')),
    one: (id) => database.read((db) => db.get('foreignServers', id)),
    commit: ({ record, expect, activity = [] }) =>
      database.write(['foreignServers', 'activity', 'vault'], async (transaction) => {
        await expectSealer(transaction, sealer);
        const store = transaction.objectStore('foreignServers');
        const stored = await store.get(record.id);
        if ((stored?.revision ?? null) !== expect) throw new ClavesError('JOURNAL_CHANGED');
        await store.put(record);
        for (const each of activity) await transaction.objectStore('activity').add(each);
      }),
  };
}

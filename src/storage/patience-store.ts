import type { PatienceStore } from '../flows/patience.ts';
import type { Database } from './db.ts';

/** Beside the settings, in IndexedDB. */
export function makePatienceStore(database: Database): PatienceStore {
  return {
    async read() {
      const stored = await database.read((db) => db.get('settings', 'patience'));
      return stored?.id === 'patience' ? stored : null;
    },
    change: (next) =>
      database.write(['settings'], async (transaction) => {
        const store = transaction.objectStore('settings');
        const stored = await store.get('patience');
        const state = next(stored?.id === 'patience' ? stored : null);
        await (state ? store.put({ ...state, id: 'patience' }) : store.delete('patience'));
      }),
  };
}

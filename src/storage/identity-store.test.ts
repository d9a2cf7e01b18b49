import { describe, expect, test, vi } from 'vitest';
import type { ActivityRecord } from '../flows/activity.ts';
import type { Commit, JournalEntry, KeyPackageRecord, SessionRecord } from '../flows/ports.ts';
import type { Fid, KeyPackageRef, Serial, SessionId } from '../protocol/terms.ts';
import { freshName, openStorage } from '../testing/storage.ts';
import { makeIdentityStore } from './identity-store.ts';

const sessionId = 'one' as SessionId;

function openStore(name = freshName()) {
  const { database, vault } = openStorage(name);
  return { name, database, vault, store: makeIdentityStore(database, vault) };
}

function session(id: SessionId): SessionRecord {
  return {
    sessionId: id,
    fid: 'alice@example.com' as Fid,
    homeServer: 'https://example.com',
    dialect: 'test',
    server: { certificate: 'c', domain: 'example.com', fingerprint: 'ff', expiresAt: 9 },
    createdAt: 1,
    token: null,
    endedAt: null,
    syncedAt: null,
  };
}

function keyPackage(ref: string, of: SessionId = sessionId): KeyPackageRecord {
  return {
    ref: ref as KeyPackageRef,
    sessionId: of,
    serial: '7' as Serial,
    kind: 'ordinary',
    state: 'staged',
    notBefore: 1,
    notAfter: 2,
    createdAt: 1,
    publishedAt: null,
    claimedAt: null,
    supersededAt: null,
    handedOut: false,
    keyPackage: new Uint8Array([1]),
    secret: { nonce: new Uint8Array(12), ciphertext: new Uint8Array(80) },
  };
}

function entry(revision: number): JournalEntry {
  return { sessionId, journey: 'replenish', startedAt: 1, revision, state: 'CERTIFIED' };
}

function commit(change: Partial<Commit>): Commit {
  return { sessionId, expect: null, journal: null, ...change };
}

describe('a commit', () => {
  test('is there after the database was closed and opened again', async () => {
    const { name, database, store } = openStore();
    await store.commit(
      commit({ journal: entry(1), sessions: [session(sessionId)], keyPackages: [keyPackage('a')] }),
    );
    await database.close();
    const { store: again } = openStore(name);
    expect(await again.sessions()).toEqual([session(sessionId)]);
    expect(await again.session(sessionId)).toEqual(session(sessionId));
    expect(await again.journal(sessionId)).toEqual(entry(1));
    expect(await again.keyPackages(sessionId)).toEqual([keyPackage('a')]);
  });

  test('is one strict transaction over no more stores than it writes', async () => {
    const { database, store } = openStore();
    const seen: { stores: string[]; durability: string }[] = [];
    await database.read(async (connection) => {
      const original = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...args) {
        const transaction = original.apply(this, args);
        seen.push({ stores: [...transaction.objectStoreNames], durability: transaction.durability });
        return transaction;
      };
      expect(connection.version).toBe(4);
      await store.commit(commit({ journal: entry(1), keyPackages: [keyPackage('a')] }));
      IDBDatabase.prototype.transaction = original;
    });
    expect(seen).toEqual([{ stores: ['journal', 'keyPackages', 'vault'], durability: 'strict' }]);
  });

  test('reads back by session', async () => {
    const { store } = openStore();
    const other = 'two' as SessionId;
    await store.commit(commit({ keyPackages: [keyPackage('a'), keyPackage('b')] }));
    await store.commit(commit({ sessionId: other, keyPackages: [keyPackage('c', other)] }));
    expect((await store.keyPackages(sessionId)).map(({ ref }) => ref)).toEqual(['a', 'b']);
    expect((await store.keyPackages(other)).map(({ ref }) => ref)).toEqual(['c']);
    expect(await store.identityKeys(sessionId)).toEqual([]);
    expect(await store.idCerts(sessionId)).toEqual([]);
  });

  test('closes the journal', async () => {
    const { store } = openStore();
    await store.commit(commit({ journal: entry(1) }));
    await store.commit(commit({ expect: 1 }));
    expect(await store.journal(sessionId)).toBeUndefined();
  });
});

describe('compare and swap', () => {
  test.each([
    { name: 'an entry where none is expected', stored: 1, expected: null },
    { name: 'none where one is expected', stored: null, expected: 1 },
    { name: 'a later revision', stored: 2, expected: 1 },
  ])('refuses $name, and writes nothing', async ({ stored, expected }) => {
    const { store } = openStore();
    if (stored !== null) await store.commit(commit({ journal: entry(stored) }));
    const late = store.commit(
      commit({ expect: expected, journal: entry(9), keyPackages: [keyPackage('a')] }),
    );
    await expect(late).rejects.toMatchObject({ code: 'JOURNAL_CHANGED' });
    expect((await store.journal(sessionId))?.revision ?? null).toBe(stored);
    expect(await store.keyPackages(sessionId)).toEqual([]);
  });

  test('lets one of two tabs through', async () => {
    const { name, store } = openStore();
    const { store: otherTab } = openStore(name);
    await store.commit(commit({ journal: entry(1) }));
    const tries = await Promise.allSettled(
      [store, otherTab, store, otherTab].map((tab, index) =>
        tab.commit(commit({ expect: 1, journal: entry(2), keyPackages: [keyPackage(`${index}`)] })),
      ),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await store.keyPackages(sessionId)).toHaveLength(1);
  });
});

describe('what no journey did', () => {
  test('is told once by two tabs, beside whatever journal is open', async () => {
    const { name, store } = openStore();
    await store.commit(commit({ journal: entry(1) }));
    const record = { sessionId, at: 1, event: { kind: 'server-restored' } } as const;
    const isTold = ({ event }: ActivityRecord) => event.kind === 'server-restored';
    const tabs = [store, openStore(name).store];
    // Both are open before either writes.
    await Promise.all(tabs.map((tab) => tab.activity()));
    await Promise.all(tabs.map((tab) => tab.tellOnce(record, isTold)));
    expect(await store.activity()).toEqual([record]);
    await store.commit(commit({ expect: 1, journal: entry(2) }));
  });
});

describe('a commit that fails', () => {
  test('halfway leaves nothing behind', async () => {
    const { store } = openStore();
    const unstorable = { ...keyPackage('b'), keyPackage: (() => 0) as unknown as Uint8Array };
    const broken = store.commit(commit({ journal: entry(1), keyPackages: [keyPackage('a'), unstorable] }));
    await expect(broken).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await store.journal(sessionId)).toBeUndefined();
    expect(await store.keyPackages(sessionId)).toEqual([]);
    await store.commit(commit({ journal: entry(1) }));
  });

  test('for want of room says so', async () => {
    const { database } = openStore();
    const full = database.write(['journal'], async () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(full).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });
});

describe('a connection', () => {
  test('gives way when another version of the page deletes or upgrades', async () => {
    const { name, store } = openStore();
    await store.commit(commit({ journal: entry(1) }));
    await new Promise<void>((resolve, reject) => {
      const upgrade = indexedDB.open(name, 99);
      upgrade.onerror = () => reject(upgrade.error);
      upgrade.onsuccess = () => {
        upgrade.result.close();
        resolve();
      };
    });
    // We are the old version now: an error that can be told, not a hang.
    await expect(store.journal(sessionId)).rejects.toMatchObject({ code: 'STORAGE_OUTDATED' });
  });

  test('that another tab keeps from opening is an error, and opens once that tab lets go', async () => {
    const name = freshName();
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    indexedDB.deleteDatabase(name);
    const { store } = openStore(name);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refused = expect(store.sessions()).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    vi.useRealTimers();
    stubborn.close();
    expect(await store.sessions()).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { ForeignServerRecord } from '../flows/foreign/ports.ts';
import { foreignServerId, signedOutRecord } from '../flows/foreign/record.ts';
import type { SessionId } from '../protocol/terms.ts';
import { freshName, openStorage } from '../testing/storage.ts';
import { makeForeignServerStore } from './foreign-server-store.ts';
import { makeIdentityStore } from './identity-store.ts';

const sessionId = 'one' as SessionId;
const server = { certificate: 'c', domain: 'elsewhere.example', fingerprint: 'ff', expiresAt: 9 };
const told = { sessionId, at: 1, event: { kind: 'foreign-session-began', domain: server.domain } } as const;

function record(revision = 1): ForeignServerRecord {
  const id = foreignServerId(sessionId, server.domain);
  const known = { id, sessionId, address: 'https://elsewhere.example', dialect: 'test', server };
  return { ...signedOutRecord({ ...known, createdAt: 1, endedAt: null }), revision };
}

async function openStore(name = freshName()) {
  const { database, vault } = openStorage(name);
  if ((await vault.state()) === 'missing') await vault.create('correct horse');
  return {
    name,
    database,
    vault,
    log: makeIdentityStore(database, vault),
    store: makeForeignServerStore(database, vault),
  };
}

test('what is written is there after the database was opened again, with what the log tells of it', async () => {
  const { name, database, store } = await openStore();
  await store.commit({ record: record(), expect: null, activity: [told] });
  await database.close();
  const again = await openStore(name);
  expect(await again.store.all()).toEqual([record()]);
  expect(await again.store.one(record().id)).toEqual(record());
  expect(await again.log.activity()).toEqual([told]);
});

test('one that starts from another revision writes nothing, not even to the log', async () => {
  const { store, log } = await openStore();
  await store.commit({ record: record(), expect: null });
  const second = store.commit({ record: record(2), expect: null, activity: [told] });
  await expect(second).rejects.toMatchObject({ code: 'JOURNAL_CHANGED' });
  const third = store.commit({ record: record(3), expect: 2, activity: [told] });
  await expect(third).rejects.toMatchObject({ code: 'JOURNAL_CHANGED' });
  expect([await store.all(), await log.activity()]).toEqual([[record()], []]);
  await store.commit({ record: record(2), expect: 1 });
  expect(await store.all()).toEqual([record(2)]);
});

test('where another vault is stored by now, nothing is written', async () => {
  const { database, store } = await openStore();
  await database.write(['vault'], (transaction) => transaction.objectStore('vault').clear());
  await expect(store.commit({ record: record(), expect: null })).rejects.toMatchObject({
    code: 'VAULT_MISSING',
  });
  expect(await store.all()).toEqual([]);
});

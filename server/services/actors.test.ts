import { afterEach, beforeEach, expect, test } from 'vitest';
import { transact } from '../db/transact.ts';
import { changePassword, deleteIdentity } from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, PASSWORD, type TestSession } from '../testing/test-session.ts';
import { confirmLogin, logIn } from './actors.ts';

/** What passes between the look at a password, which is slow, and the transaction that it allows. */

let server: TestServer;
let alice: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
});

afterEach(() => server.close());

async function confirmedAfter(meanwhile: () => Promise<unknown>): Promise<void> {
  const actor = await logIn(server.home, { username: 'alice', password: PASSWORD, address: '192.0.2.7' });
  await meanwhile();
  await transact(server.home.db, (tx) => confirmLogin(tx, actor));
}

test('a login holds while the password stays', async () => {
  await confirmedAfter(async () => {});
});

test.each([
  ['its password was changed', () => changePassword(server, alice, 'another passphrase')],
  ['the actor was deleted', () => deleteIdentity(server, alice)],
])('a login holds no longer once %s', async (_, meanwhile) => {
  await expect(confirmedAfter(meanwhile)).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
});

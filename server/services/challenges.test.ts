import { afterEach, beforeEach, expect, test } from 'vitest';
import { everythingIn } from '../testing/snapshot.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol } from '../testing/test-session.ts';
import { challengeOf, signIn, startTwoServers } from '../testing/two-servers.ts';
import { expectOpen } from './challenges.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const INVALID = expect.objectContaining({ code: 'CHALLENGE_INVALID' });

function isOpen(challenge: string): Promise<void> {
  return expectOpen(server.home.db, challenge, server.clock.now);
}

async function count(): Promise<number> {
  return (await server.home.db.selectFrom('challenges').select('id').execute()).length;
}

test('each is another one, good for five minutes, and cleared away after them', async () => {
  const [first, second] = [await challengeOf(server), await challengeOf(server)];
  expect(first).not.toBe(second);
  server.clock.now += 299;
  await isOpen(first);
  server.clock.now += 1;
  await expect(isOpen(first)).rejects.toEqual(INVALID);
  expect(await count()).toBe(2);
  await challengeOf(server);
  expect(await count()).toBe(1);
});

test('ten thousand are open at most: the oldest goes first', async () => {
  const [first, second] = [await challengeOf(server), await challengeOf(server)];
  const expires_at = server.clock.now + 300;
  for (let from = 2; from < 10_000; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, 10_000 - from) }, (_, at) => ({
      hash: new TextEncoder().encode(String(from + at)),
      expires_at,
    }));
    await server.home.db.insertInto('challenges').values(rows).execute();
  }
  await isOpen(first);
  const last = await challengeOf(server);
  await expect(isOpen(first)).rejects.toEqual(INVALID);
  await isOpen(second);
  await isOpen(last);
  expect(await count()).toBe(10_000);
});

test('neither a challenge nor a foreign token stands in the database', async () => {
  const { home, foreign, close } = await startTwoServers();
  const alice = await enrol(home, 'alice');
  const open = await challengeOf(foreign);
  const { body } = await signIn(foreign, alice);
  const token = String(Object.values(Object(body))[0]);
  const stored = await everythingIn(foreign.home.db);
  for (const secret of [open, token]) {
    expect(secret.length).toBeGreaterThan(40);
    expect(stored.includes(secret)).toBe(false);
    expect(stored.includes(Buffer.from(secret, 'base64url'))).toBe(false);
  }
  await close();
});

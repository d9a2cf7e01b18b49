import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { beginHolding, type Held } from '../testing/postgresql/held.ts';
import { changePassword, endSession } from '../testing/test-account.ts';
import { type Reply, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  makeKey,
  makeKeyPackages,
  postKey,
  putLastResort,
  stock,
  type TestSession,
  trust,
} from '../testing/test-session.ts';

/**
 * Who waits for a row that another transaction has locked, and what it finds then. On PostgreSQL alone: SQLite's
 * transactions come one after another.
 */

/** Numbers of the rows: alice's first session, her second one, her actor. */
const BROWSER = 1;
const PHONE = 2;
const ALICE = 1;

let server: TestServer;
let alice: TestSession;
let phone: TestSession;
let bob: TestSession;
let held: Held;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  phone = await enrol(server, 'alice', 'phone');
  bob = await enrol(server, 'bob');
  held = await beginHolding(server.databaseUrl ?? '');
});

afterEach(async () => {
  await held.close();
  await server.close();
});

function hold(table: 'sessions' | 'actors', id: number): Promise<void> {
  return held.run(`select id from ${table} where id = ${id} for update`);
}

function said({ status, error }: Reply): string {
  return error ?? String(status);
}

describe('a claim', () => {
  const ORDINARY = 'last_resort = 0';
  let ordinary: string | undefined;
  let lastResort: string | undefined;

  beforeEach(async () => {
    ordinary = (await stock(server, alice, 1))[0]?.ref;
    const [made] = await makeKeyPackages(server, alice, 1, { lastResort: true });
    await putLastResort(server, alice, made?.keyPackage ?? new Uint8Array());
    lastResort = made?.ref;
  });

  /** Refs of what bob gets, or the error that he hears. */
  async function claimed(): Promise<unknown> {
    const reply = await claim(server, bob, alice.fid);
    if (reply.status !== 200) return reply.error;
    return Promise.all(
      z
        .array(z.string())
        .parse(reply.body)
        .map((wire) => keyPackageRef(fromBase64(wire))),
    );
  }

  test.each(['commit', 'rollback'] as const)('beside one that takes the last: %s', async (how) => {
    await held.run(`select id from key_packages where ${ORDINARY} for update`);
    await held.run(`update key_packages set handed_out_at = 1 where ${ORDINARY}`);
    const claiming = claimed();
    await held.untilWaiting(1);
    await held.end(how);
    expect(await claiming).toEqual([how === 'commit' ? lastResort : ordinary]);
  });

  test('while KeyPackages are uploaded: one of them goes out', async () => {
    await server.home.db
      .updateTable('key_packages')
      .set({ voided_at: 1 })
      .where('last_resort', '=', 0)
      .execute();
    await hold('sessions', BROWSER);
    await held.run(`update key_packages set voided_at = null where ${ORDINARY}`);
    const claiming = claimed();
    await held.untilWaiting(1);
    await held.end('commit');
    expect(await claiming).toEqual([ordinary]);
  });

  test('while the session rotates: nothing of its old ID-Cert goes out', async () => {
    await server.home.db
      .updateTable('key_packages')
      .set({ handed_out_at: 1 })
      .where('last_resort', '=', 0)
      .execute();
    await hold('sessions', BROWSER);
    const claiming = claimed();
    await held.untilWaiting(1);
    await held.run('update key_packages set voided_at = 1');
    await held.end('commit');
    expect(await claiming).toBe('NO_KEYPACKAGE');
  });

  test('while the session ends: nothing of it goes out', async () => {
    await held.run(`select id from key_packages where ${ORDINARY} for update`);
    await hold('sessions', BROWSER);
    await held.run(`update sessions set revoked_at = 1 where id = ${BROWSER}`);
    const claiming = claimed();
    await held.untilWaiting(1);
    await held.end('commit');
    expect(await claiming).toBe('NO_KEYPACKAGE');
  });
});

describe('while the password changes', () => {
  const change = () => held.run(`update actors set password_hash = 'another' where id = ${ALICE}`);

  test.each(['phone', 'new'])('a sign-in with the old one is refused: %s', async (sessionId) => {
    await hold('actors', ALICE);
    const csr = sessionId === 'phone' ? phone.key.request : (await makeKey(server, 'alice')).request;
    const signingIn = trust(server, { username: 'alice', sessionId, csr });
    await held.untilWaiting(1);
    await change();
    await held.end('commit');
    expect(said(await signingIn)).toBe('INVALID_CREDENTIALS');
  });

  test('what was asked for with the old one is refused', async () => {
    await hold('actors', ALICE);
    const ending = endSession(server, alice, 'phone');
    await held.untilWaiting(1);
    await change();
    await held.end('commit');
    expect(said(await ending)).toBe('SENSITIVE_SOLUTION_INVALID');
  });

  test('a rotation that waits for its session has no token any more', async () => {
    await hold('sessions', PHONE);
    const rotating = postKey(server, phone, (await makeKey(server, 'alice')).request);
    await held.untilWaiting(1);
    await held.run(`delete from tokens where session = ${PHONE}`);
    await held.end('commit');
    expect(said(await rotating)).toBe('UNAUTHORIZED');
  });
});

test('a change of the password lets the writes of the other sessions finish first', async () => {
  await hold('sessions', PHONE);
  const changing = changePassword(server, alice, 'another passphrase');
  await held.untilWaiting(1);
  await held.end('rollback');
  expect(said(await changing)).toBe('204');
});

describe('a session that ends', () => {
  /** Both want the session's row, in this order, before either has it. */
  async function queue(first: () => Promise<Reply>, second: () => Promise<Reply>): Promise<string[]> {
    await hold('sessions', PHONE);
    const one = first();
    await held.untilWaiting(1);
    const two = second();
    await held.untilWaiting(2);
    await held.end('rollback');
    return [said(await one), said(await two)];
  }

  const revoke = () => server.ask('PUT', '/p2core/session/revoke', { token: phone.token });

  test('ends once', async () => {
    expect(await queue(revoke, revoke)).toEqual(['204', 'SESSION_REVOKED']);
  });

  test('by itself and by another one: both hear that it is done', async () => {
    expect(await queue(revoke, () => endSession(server, alice, 'phone'))).toEqual(['204', '204']);
  });

  test('is not signed in to again', async () => {
    const signIn = () => trust(server, { username: 'alice', sessionId: 'phone', csr: phone.key.request });
    expect(await queue(revoke, signIn)).toEqual(['204', 'SESSION_REVOKED']);
  });

  test('certifies no other key', async () => {
    const { request } = await makeKey(server, 'alice');
    expect(await queue(revoke, () => postKey(server, phone, request))).toEqual(['204', 'SESSION_REVOKED']);
  });
});

import { expect } from 'vitest';
import { type ErrorCode, STATUS_OF } from '../../src/protocol/errors.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import type { KeyPackageJson } from '../../src/protocol/p2core/schemas.ts';
import { type Forgery, forgeKeyPackage, keyPackageSource } from '../../src/testing/forge-key-package.ts';
import { type Reply, startTestServer, type TestServer } from './test-server.ts';
import { certificateOf, enrol, rotated, type TestSession } from './test-session.ts';

export const DAY = 86_400;

/** Where KeyPackages are uploaded that break just one rule. */
export interface UploadBench {
  readonly server: TestServer;
  /** Who uploads: a session that has rotated once, a day after it began. */
  readonly alice: TestSession;
  /** The same session before that. */
  readonly past: TestSession;
  /** Another session of the same actor. */
  readonly phone: TestSession;
  /** Another actor. */
  readonly bob: TestSession;
}

export async function setUpBench(): Promise<UploadBench> {
  const server = await startTestServer();
  const past = await enrol(server, 'alice');
  server.clock.now += DAY;
  const alice = await rotated(server, past);
  return {
    server,
    past,
    alice,
    phone: await enrol(server, 'alice', 'phone'),
    bob: await enrol(server, 'bob'),
  };
}

/** A good one of this session but for `changes`. */
export async function forgeJson(
  { server, alice }: UploadBench,
  changes: Partial<Forgery> = {},
  session = alice,
): Promise<KeyPackageJson> {
  const source = keyPackageSource(server.clock.now - 3600, server.clock.now + 30 * DAY);
  const good = { identity: certificateOf(session), source };
  const json = keyPackageToJson(await forgeKeyPackage(session.key.signer, { ...good, ...changes }));
  if (!json) throw new Error('not even well-formed');
  return json;
}

export function post({ server, alice }: UploadBench, body: unknown): Promise<Reply> {
  return server.ask('POST', '/p2core/keypackage/@me', { token: alice.token, body });
}

/** Nothing changed; `index` names the third of four, whose fourth breaks the uppermost rule. */
export async function expectRefusal(bench: UploadBench, error: ErrorCode, bad: object): Promise<void> {
  const before = await bench.server.snapshot();
  const malformed = { ...(await forgeJson(bench)), extensions: '' };
  const reply = await post(bench, [await forgeJson(bench), await forgeJson(bench), bad, malformed]);
  expect([reply.error, reply.status, reply.index]).toEqual([error, STATUS_OF[error], 2]);
  expect(await bench.server.snapshot()).toBe(before);
}

/** The same on the route of the last-resort one, which has no index. */
export async function expectLastResortRefusal(
  bench: UploadBench,
  error: ErrorCode,
  bad: object,
): Promise<void> {
  const { server, alice } = bench;
  const before = await server.snapshot();
  const reply = await server.ask('PUT', '/p2core/keypackage_lr', { token: alice.token, body: bad });
  expect([reply.error, reply.status, reply.index]).toEqual([error, STATUS_OF[error], undefined]);
  expect(await server.snapshot()).toBe(before);
}

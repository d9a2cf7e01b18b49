import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import type { KeyPackageJson } from '../../src/protocol/p2core/schemas.ts';
import { type Forgery, forgeKeyPackage, keyPackageSource } from '../../src/testing/forge-key-package.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { certificateOf, DAY, enrol, rotated, type TestSession } from './test-session.ts';

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

/** On a server of its own, if none is given. A day goes by there. */
export async function setUpBench(given?: TestServer): Promise<UploadBench> {
  const server = given ?? (await startTestServer());
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
  { server, alice }: Pick<UploadBench, 'server' | 'alice'>,
  changes: Partial<Forgery> = {},
  session = alice,
): Promise<KeyPackageJson> {
  const source = keyPackageSource(server.clock.now - 3600, server.clock.now + 30 * DAY);
  const good = { identity: certificateOf(session), source };
  const json = keyPackageToJson(await forgeKeyPackage(session.key.signer, { ...good, ...changes }));
  if (!json) throw new Error('not even well-formed');
  return json;
}

import { createHash } from 'node:crypto';
import { type Fid, parseFid } from '../../../../src/protocol/terms.ts';
import { forgeKey, NOW } from '../../../../src/testing/forge-openpgp.ts';
import type { Policy } from '../../../services/home-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';
import { DAY, enrol, postKey, type TestSession } from '../../../testing/test-session.ts';
import { signedIn, startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { forgeJson, setUpBench, type UploadBench } from '../../../testing/upload-bench.ts';
import { type Abroad, settleAbroad } from './abroad.ts';
import { requestFor } from './request-for.ts';

/** More than a token may be idle. */
const IDLE = 31 * DAY;
const ROOT = fidOf('root@example.com');

/**
 * A server where every bad input can be sent, and who can send them: alice, if nobody else is named. Its clock shows
 * `NOW`.
 */
export interface Bench extends UploadBench {
  /** What the server goes by. */
  readonly policy: { -readonly [Part in keyof Policy]: Policy[Part] };
  /** Its administrator. */
  readonly root: TestSession;
  /** Alice's current serial. */
  readonly serial: string;
  /** A third session of hers, which has ended. */
  readonly gone: TestSession;
  /** An actor whose token has run out. */
  readonly idle: TestSession;
  /** Actors of another server, with the tokens that they have on this one. */
  readonly abroad: Abroad;
}

/** The key of bob's second session. */
export const bobsKey = forgeKey(9);

export async function setUpContract(): Promise<Bench> {
  const policy: Bench['policy'] = { registration: 'open', administrators: new Set([ROOT]) };
  const servers = await startTwoServers(NOW - IDLE - DAY, { policy });
  const { foreign: server } = servers;
  const idleAbroad = await signedIn(server, await enrol(servers.home, 'idle'));
  const idle = await enrol(server, 'idle');
  server.clock.now = NOW - DAY;
  const bench = await setUpBench(server);
  const gone = await enrol(server, 'alice', 'gone');
  await server.ask('PUT', '/p2core/session/revoke', { token: gone.token });
  const tablet = await enrol(server, 'bob', 'tablet');
  await postKey(server, tablet, requestFor(bobsKey, bench.bob.fid));
  await use(bench, 'of this session', bench.alice);
  await use(bench, 'of another actor', bench.bob);
  const serial = await serialOf(bench);
  const abroad = await settleAbroad(servers, idleAbroad);
  const root = await enrol(server, 'root');
  return { ...bench, server: closing(servers), policy, serial, idle, gone, root, abroad };
}

/** Its end is the end of both. */
function closing({ foreign, close }: TwoServers): TestServer {
  return { ...foreign, close };
}

/** HPKE keys that an earlier upload had. */
export function usedKeys(by: 'of this session' | 'of another actor') {
  return { initKey: digest(`init ${by}`), encryptionKey: digest(`encryption ${by}`) };
}

/** Puts one with those keys into the stock, and another one. */
async function use(bench: UploadBench, by: Parameters<typeof usedKeys>[0], who: TestSession): Promise<void> {
  const body = [await forgeJson(bench, usedKeys(by), who), await forgeJson(bench, {}, who)];
  const reply = await bench.server.ask('POST', '/p2core/keypackage/@me', { token: who.token, body });
  if (reply.status !== 201) throw new Error(reply.text);
}

async function serialOf({ server, alice }: UploadBench): Promise<string> {
  const { headers } = await postKey(server, alice, alice.key.request);
  return String(headers['etag']).slice(1, -1);
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

function fidOf(text: string): Fid {
  const fid = parseFid(text);
  if (!fid) throw new Error(`${text} is no FID`);
  return fid;
}

import { p2core } from '../../src/protocol/p2core/dialect.ts';
import { challenge as challengeEndpoint } from '../../src/protocol/p2core/foreign-endpoints.ts';
import { type Fid, parseFid } from '../../src/protocol/terms.ts';
import { type Kind, type Reply, START, startTestServer, type TestServer } from './test-server.ts';
import type { TestKey, TestSession } from './test-session.ts';

export const HOME_DOMAIN = 'home.example';

/** One where actors are registered, and one that is foreign to them; over real connections, by one clock. */
export interface TwoServers {
  /** Of `HOME_DOMAIN`. */
  readonly home: TestServer;
  readonly foreign: TestServer;
  /** Where the foreign server looks for others, by domain. May be changed. */
  readonly addresses: Map<string, string>;
  close(): Promise<void>;
}

export async function startTwoServers(
  begin = START,
  foreignKind: Pick<Kind, 'policy' | 'isLimited'> = {},
): Promise<TwoServers> {
  const home = await startTestServer(begin, { domain: HOME_DOMAIN });
  const addresses = new Map([[HOME_DOMAIN, await home.listen()]]);
  const { clock } = home;
  const foreign = await startTestServer(begin, { foreignServers: addresses, clock, ...foreignKind });
  const close = async () => {
    await foreign.close();
    await home.close();
  };
  return { home, foreign, addresses, close };
}

export async function challengeOf(server: TestServer): Promise<string> {
  const { body } = await server.ask('GET', '/p2core/challenge');
  return challengeEndpoint.reply.parse(body).challenge;
}

/** What else a sign-in may be made of than a good one. */
export interface SignInChanges {
  readonly challenge?: string;
  /** Of the server that the signature is for. */
  readonly domain?: string;
  readonly fid?: string;
  readonly key?: TestKey;
  readonly idCert?: string;
  /** When the signature says that it was made. */
  readonly at?: number;
}

export type SignInBody = { challenge: string; id_cert: string; signature: string };

export async function signInBody(
  server: TestServer,
  session: TestSession,
  changes: SignInChanges = {},
): Promise<SignInBody> {
  const { challenge = await challengeOf(server), key = session.key, idCert = session.idCert } = changes;
  const { domain = server.home.domain, fid = session.fid, at = server.clock.now } = changes;
  const signature = await p2core.signChallenge(key.secret, { domain, fid: asFid(fid), challenge }, at);
  return { challenge, id_cert: idCert, signature };
}

/** Signs a session of another server in. */
export async function signIn(
  server: TestServer,
  session: TestSession,
  changes: SignInChanges = {},
): Promise<Reply> {
  const body = await signInBody(server, session, changes);
  return server.ask('POST', '/p2core/session/auth', { body });
}

/** The same, with the token that it has there. */
export async function signedIn(server: TestServer, session: TestSession): Promise<TestSession> {
  const { body, text } = await signIn(server, session);
  if (!(body instanceof Object && 'token' in body)) throw new Error(text);
  return { ...session, token: String(body.token) };
}

export function tell(server: TestServer, { token }: TestSession, idCert: string): Promise<Reply> {
  return server.ask('POST', '/p2core/key/user/@me', { token, body: idCert });
}

function asFid(text: string): Fid {
  const fid = parseFid(text);
  if (!fid) throw new Error(`${text} is no federation ID`);
  return fid;
}
